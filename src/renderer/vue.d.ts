/** For tools that do not read components themselves; vue-tsc does, and knows better. */
declare module '*.vue' {
  import type { Component } from 'vue'
  const component: Component
  export default component
}
