import './frame/no-eval.ts'
import { mount } from 'svelte'
import App from './frame/App.svelte'
import './frame/tokens.css'
import './frame/base.css'

const target = document.getElementById('desk')
if (target === null) throw new Error('The page has no place for the desk')
mount(App, { target })
