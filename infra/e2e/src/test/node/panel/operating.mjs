// Those who run the program.
import { accessible, shot, signIn, visitor } from './stage.mjs';

export default (people) => ({
  async 'an operator sees how far everything is, and has a view made anew'() {
    people.otto = await visitor();
    const { otto } = people;
    await signIn(otto, 'Otto');
    await otto.getByRole('link', { name: 'Operations' }).click();
    const row = otto.getByRole('row', { name: /^configuration-view/ });
    await row.getByText('running').waitFor();
    await otto.getByRole('img', { name: /Events that each projection is behind/ }).locator('canvas').waitFor();
    await row.getByRole('button', { name: /Rebuild/ }).click();
    await otto.getByRole('dialog').getByRole('button', { name: 'Rebuild' }).click();
    await otto.getByRole('region', { name: 'Rebuild of configuration-view' }).getByText('done').waitFor();
    await accessible(otto, 'the operators\' page');
    await shot(otto, 'operators');
  },
});
