#!/usr/bin/env bash
# Takes the README's pictures anew, of the program that `mvn spring-boot:run` has started with an empty data directory (PANEL_URL and
# SIMULATOR_URL, where it is not on its usual ports): two administrators and members play everything that the panel's tests play.
# Needs what `mvn verify` fetches once.
set -euo pipefail
pictures=$(cd "$(dirname "$0")" && pwd)
shots=$(mktemp -d)
trap 'rm -rf "$shots"' EXIT
cd "$pictures/../../e2e/src/test/node"
export PANEL_URL=${PANEL_URL:-http://localhost:8080} SIMULATOR_URL=${SIMULATOR_URL:-http://localhost:8082} GUILD_ID=1180000000000000001
PICTURE="$pictures/journey.png" node "$pictures/journey.mjs"
SCREENSHOT="$shots/s" node panel-page.mjs
for picture in conflict time proof operators; do
  mv "$shots/s-$picture.png" "$pictures/$picture.png"
done
