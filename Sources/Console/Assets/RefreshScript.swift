extension Asset {
    /// Fetches the page every five seconds and exchanges only the parts that changed, so that scroll, focus and selection stay.
    static let refreshScript = #"""
        'use strict';

        const pause = 5000;
        const lost = document.getElementById('lost');
        let timer = 0;

        function isHeld(part) {
          const selection = document.getSelection();
          return selection !== null && !selection.isCollapsed && selection.containsNode(part, true);
        }

        function exchange(here, there) {
          if (here.outerHTML === there.outerHTML || isHeld(here)) return;
          const focused = here.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
          here.replaceWith(document.adoptNode(there));
          if (focused === null) return;
          for (const link of there.querySelectorAll('a')) {
            if (link.getAttribute('href') === focused) return link.focus({ preventScroll: true });
          }
        }

        function show(page) {
          const parts = (root) => [...root.querySelectorAll('[data-part]')];
          const isSame = parts(document).map((part) => part.id).join() === parts(page).map((part) => part.id).join();
          if (isSame) {
            for (const part of parts(page)) exchange(document.getElementById(part.id), part);
          } else {
            for (const id of ['stamp', 'main']) exchange(document.getElementById(id), page.getElementById(id));
          }
          document.title = page.title;
          document.body.classList.remove('lost');
          lost.textContent = '';
        }

        async function refresh() {
          clearTimeout(timer);
          try {
            if (document.hidden) return;
            const answer = await fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(10000) });
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            if (page.getElementById('headline') === null) throw new Error('not the status page');
            show(page);
          } catch {
            document.body.classList.add('lost');
            if (lost.textContent === '') lost.textContent = 'Copydesk cannot be reached; this is the last state it showed.';
          } finally {
            timer = setTimeout(refresh, pause);
          }
        }

        document.addEventListener('visibilitychange', refresh);
        timer = setTimeout(refresh, pause);

        """#
}
