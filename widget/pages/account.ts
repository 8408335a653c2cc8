import { render } from 'lit';
import { noHostPage } from '../account/no-host-page.ts';
import { SetUpPage } from '../account/set-up-page.ts';
import { SignInPage } from '../account/sign-in-page.ts';
import { takePageData } from './page-data.ts';

customElements.define('sign-in-page', SignInPage);
customElements.define('set-up-page', SetUpPage);

const data = takePageData();
const app = document.getElementById('app');
if (app && data.kind === 'account') {
  app.replaceChildren();
  if (data.place === 'no-host') render(noHostPage(), app);
  else if (data.place === 'set-up') app.append(new SetUpPage());
  else {
    const page = new SignInPage();
    page.begin(data.place);
    app.append(page);
  }
}
