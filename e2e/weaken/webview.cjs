'use strict'
require('./webviewTag.cjs')
require('./contents.cjs')(['will-attach-webview'])
