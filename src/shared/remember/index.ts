export { isSame, remembered, rememberedText, rememberedWith } from './remembered'
