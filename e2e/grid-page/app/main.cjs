// A window like the program's own, with a page that holds nothing but the entry grid. For tests, never shipped.
const { app, BrowserWindow, session } = require('electron')

void app.whenReady().then(async () => {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    useContentSize: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false }
  })
  await window.loadFile(process.env.GRID_PAGE)
})
app.on('window-all-closed', () => app.quit())
