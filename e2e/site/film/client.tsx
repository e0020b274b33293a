import { hydrateRoot } from 'react-dom/client';
import { UsualPage } from './usual.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
hydrateRoot(root, <UsualPage apiUrl={root.dataset['api'] ?? ''} />);
