extension PageAsset {
    /// Keeps a page true to what its server says: at each `changed` event of /events it fetches itself and exchanges the parts
    /// (elements with an id and `data-part`) that differ, so that scroll, focus, selection and what somebody types stay; a part with
    /// `data-unsaved` inside is left alone until that is gone. A part that was exchanged gets a bubbling `part` event.
    package static let liveScript = PageAsset(
        type: "text/javascript; charset=utf-8",
        text: #"""
            'use strict';

            const lost = document.getElementById('lost');
            const typing = 'input, textarea, select, [contenteditable]';
            let isBusy = false;
            let isStale = false;

            function isHeld(part) {
              const active = document.activeElement;
              if (part.contains(active) && active.matches(typing)) return true;
              if (part.matches('[data-unsaved]') || part.querySelector('[data-unsaved]') !== null) return true;
              const selection = document.getSelection();
              return selection !== null && !selection.isCollapsed && selection.containsNode(part, true);
            }

            function handle(element) {
              return element.id ? '#' + CSS.escape(element.id) : element.getAttribute('href') && `[href="${CSS.escape(element.getAttribute('href'))}"]`;
            }

            function exchange(here, there) {
              if (here === null || here.outerHTML === there.outerHTML || isHeld(here)) return;
              const focused = here.contains(document.activeElement) ? handle(document.activeElement) : null;
              const open = [...here.querySelectorAll('details[open][id]')].map((details) => details.id);
              here.replaceWith(document.adoptNode(there));
              for (const id of open) document.getElementById(id)?.setAttribute('open', '');
              if (focused) there.querySelector(focused)?.focus({ preventScroll: true });
              there.dispatchEvent(new CustomEvent('part', { bubbles: true }));
            }

            function show(page) {
              const parts = (root) => [...root.querySelectorAll('[data-part]')];
              const isSame = parts(document).map((part) => part.id).join() === parts(page).map((part) => part.id).join();
              const isWhole = !isSame && !isHeld(document.getElementById('main'));
              const main = page.getElementById('main');
              const fresh = isWhole ? [...parts(page).filter((part) => !main.contains(part)), main] : parts(page);
              for (const part of fresh) exchange(document.getElementById(part.id), part);
              document.title = page.title;
            }

            async function refresh() {
              isStale = true;
              if (isBusy || document.hidden) return;
              isBusy = true;
              while (isStale && !document.hidden) {
                isStale = false;
                try {
                  const answer = await fetch(location.href, { cache: 'no-store', headers: { accept: 'text/html' }, signal: AbortSignal.timeout(10000) });
                  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                  if (page.getElementById('main') === null) throw new Error('not such a page');
                  show(page);
                  document.body.classList.remove('lost');
                  lost.textContent = '';
                } catch {
                  tellLost();
                }
              }
              isBusy = false;
            }

            function tellLost() {
              document.body.classList.add('lost');
              if (lost.textContent === '') lost.textContent = 'The server cannot be reached; this is the last state it showed.';
            }

            // Only a page that somebody looks at holds a stream: browsers allow six connections to a server, whatever the number of tabs.
            // Where there is no stream, because the server is away or has too many, the page looks by itself until there is one.
            let events = null;
            let retry = 0;

            function listen() {
              hangUp();
              if (document.hidden) return;
              events = new EventSource('/events');
              events.addEventListener('changed', refresh);
              events.addEventListener('error', () => {
                refresh();
                if (events?.readyState === EventSource.CLOSED) retry = setTimeout(listen, 10000);
              });
            }

            function hangUp() {
              clearTimeout(retry);
              events?.close();
              events = null;
            }

            document.addEventListener('visibilitychange', listen);
            document.addEventListener('changed', refresh);
            // A page kept for the way back must hold no connection either.
            addEventListener('pagehide', hangUp);
            addEventListener('pageshow', (event) => { if (event.persisted) listen(); });
            listen();

            """#)
}
