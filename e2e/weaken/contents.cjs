'use strict'
/** Pages whose named events, and whose rule for new windows where `open` is given, are not the program's. */
const weaken = require('./electron.cjs')

module.exports = (deaf, open) =>
  weaken({
    app: (app) => {
      const on = app.on
      return new Proxy(app, {
        get(target, name) {
          const value = Reflect.get(target, name)
          if (name !== 'on') return typeof value === 'function' ? value.bind(target) : value
          return (event, listener) =>
            on.call(app, event, (first, contents) => {
              if (event !== 'web-contents-created') return listener(first, contents)
              const listen = contents.on.bind(contents)
              contents.on = (what, act) => (deaf.includes(what) ? contents : listen(what, act))
              if (open) contents.setWindowOpenHandler = () => {}
              listener(first, contents)
              contents.on = listen
              if (open) {
                delete contents.setWindowOpenHandler
                contents.setWindowOpenHandler(open)
              }
            })
        }
      })
    }
  })
