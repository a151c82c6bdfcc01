// Sends the CSRF cookie's value along, so that whoever is signed in by cookie can try writes too.
const csrf = () => (document.cookie.match(/(?:^|; )guildhall_csrf=([^;]*)/) ?? [])[1];

window.ui = SwaggerUIBundle({
  url: '/v3/api-docs',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    const token = csrf();
    if (token) request.headers['X-CSRF-Token'] = decodeURIComponent(token);
    return request;
  },
});
