import { createRoot } from 'react-dom/client';
import './app/mantine.css';
import './app/look.css';
import './app/print.css';
import { App } from './app/app';

const page = document.getElementById('page');
if (!page) throw new Error('index.html has no #page');
createRoot(page).render(<App />);
