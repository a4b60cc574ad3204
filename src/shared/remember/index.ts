export { remembered, rememberedText } from './remembered'
