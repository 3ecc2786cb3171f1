extension RehearsalBar {
    /// The strip's look, and that of the messages under it; put it in front of the look-alike's own style.
    package static let style = """
        #rehearsal { --bar: #fdf3d7; --bar-ink: #4c3a08; --bar-line: #e6d296; position: sticky; top: 0; z-index: 5; display: flex; flex-wrap: wrap; align-items: center; gap: .15rem 1.25rem; padding: .35rem 1rem; border-bottom: 1px solid var(--bar-line); background: var(--bar); color: var(--bar-ink); font-size: 13px; line-height: 1.5; }
        #rehearsal p { margin: 0; }
        #rehearsal time { font-variant-numeric: tabular-nums; font-weight: 600; white-space: nowrap; }
        #rehearsal ul { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: 0 0 0 auto; padding: 0; list-style: none; }
        #rehearsal a { color: inherit; text-underline-offset: .18em; }
        .speeds { display: flex; }
        .speeds button { min-width: 2.9rem; min-height: 26px; padding: 0 .5rem; border: 1px solid var(--bar-ink); border-left-width: 0; background: none; color: inherit; font: inherit; font-variant-numeric: tabular-nums; cursor: pointer; }
        .speeds button:first-child { border-left-width: 1px; border-radius: 5px 0 0 5px; }
        .speeds button:last-child { border-radius: 0 5px 5px 0; }
        .speeds button[aria-pressed="true"] { background: var(--bar-ink); color: var(--bar); font-weight: 600; }
        #lost, #trouble { margin: 0; }
        #lost:not(:empty), #trouble:not(:empty) { position: sticky; top: 0; z-index: 6; padding: .5rem 1rem; background: #a6231b; color: #fff; font-weight: 600; }
        @media (prefers-color-scheme: dark) { #rehearsal { --bar: #2d2612; --bar-ink: #f1dca0; --bar-line: #4e4320; } }
        @media (max-width: 44rem) { #rehearsal { position: static; } #rehearsal ul { margin-left: 0; } }

        """

    /// What every page's script begins with: `post(path, body)` sends an act and gives its answer, or says in `#trouble` why it failed
    /// and gives null; the strip's clock runs, and its buttons set the speed.
    package static let script = #"""
        'use strict';

        const trouble = document.getElementById('trouble');

        async function post(path, body) {
          let answer = null;
          let reason = 'The server cannot be reached; try again when it is back.';
          const text = JSON.stringify(body);
          try {
            const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: text, keepalive: text.length < 60000 });
            const said = await response.json();
            if (response.ok) answer = said; else reason = said.error ?? `The server answered ${response.status}.`;
          } catch { /* The reason says it. */ }
          trouble.textContent = answer === null ? reason : '';
          return answer;
        }

        const wallTimes = new Map();
        function wallTime(now, zone) {
          if (!wallTimes.has(zone)) wallTimes.set(zone, new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zone }));
          return `${wallTimes.get(zone).format(now)} ${zone}`;
        }

        let shownSince = performance.now();
        let shown = null;

        function tick() {
          const time = document.getElementById('desk-time');
          if (time === null) return;
          if (time.dataset.now !== shown) { shown = time.dataset.now; shownSince = performance.now(); }
          const now = Number(shown) + (performance.now() - shownSince) * Number(time.dataset.speed);
          // Zone files have more names than browsers know.
          try { time.textContent = wallTime(now, time.dataset.zone); } catch { time.textContent = wallTime(now, 'UTC'); }
        }

        document.addEventListener('click', (event) => {
          const button = event.target.closest('.speeds button');
          if (button) post('/rehearsal/clock', { speed: Number(button.dataset.speed) });
        });
        setInterval(tick, 1000);
        document.addEventListener('part', tick);
        tick();

        """#
}
