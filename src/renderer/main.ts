import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { keysEndWhereTheyBegin } from './keys-end-where-they-begin'
import PrintPage from './print/PrintPage.vue'
import './theme/page.css'

keysEndWhereTheyBegin(window)

/** The hidden window that prints loads the same page under this name. */
const printing = location.hash === '#print'
createApp(printing ? PrintPage : App)
  .use(createPinia())
  .mount('#app')
