extension Asset {
    /// The page's look: a sheet of paper and a blue pencil, by day and by night.
    static let style = """
        :root {
          color-scheme: light dark;
          --paper: #faf8f3; --sheet: #fffefb; --ink: #1d1b18; --soft: #625c53; --line: #e2dccf; --strong: #cfc7b6;
          --pencil: #2446a8; --pencil-wash: #e9eefb;
          --good: #1c6b41; --good-wash: #e3f2e8; --warn: #7d5200; --warn-wash: #fbf0d5; --bad: #a6231b; --bad-wash: #fbe7e4;
          --serif: "Iowan Old Style", Charter, "Source Serif 4", Georgia, "Noto Serif", "DejaVu Serif", serif;
          --sans: system-ui, -apple-system, "Segoe UI", Inter, "Noto Sans", sans-serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", "DejaVu Sans Mono", monospace;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #151413; --sheet: #1d1c1a; --ink: #ece7de; --soft: #a9a196; --line: #33302b; --strong: #4a453d;
            --pencil: #9db6ff; --pencil-wash: #1f2740;
            --good: #7fd0a0; --good-wash: #16291e; --warn: #eabf66; --warn-wash: #2d2412; --bad: #ff9d92; --bad-wash: #371a17;
          }
        }
        * { box-sizing: border-box; }
        html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 var(--sans); overflow-wrap: anywhere; }
        header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
        main:focus { outline: none; }
        :focus-visible { outline: 3px solid var(--pencil); outline-offset: 2px; border-radius: 3px; }
        a { color: var(--pencil); text-decoration-thickness: 1px; text-underline-offset: .18em; }
        a:hover { text-decoration-thickness: 2px; }
        p { margin: 0; }
        code { font: .88em/1.4 var(--mono); }
        .skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--sheet); border: 1px solid var(--pencil); z-index: 1; }
        .skip:focus { top: 1rem; }

        header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .1rem 1.5rem; padding-top: 1.1rem; }
        .wordmark { font: 700 1.1rem/1.4 var(--serif); letter-spacing: .01em; }
        .wordmark::before { content: ""; display: inline-block; width: .62em; height: .62em; margin-right: .5em; border-radius: 2px; background: var(--pencil); }
        #stamp { color: var(--soft); font-size: .85rem; font-variant-numeric: tabular-nums; }
        #lost { flex-basis: 100%; color: var(--bad); font-weight: 600; }
        .lost main { opacity: .72; }

        #state { margin-top: 1rem; padding: 1.3rem 0 1.2rem; border-top: 4px solid var(--good); }
        #state.warn { border-color: var(--warn); }
        #state.bad { border-color: var(--bad); }
        h1 { margin: 0; font: 600 clamp(1.9rem, 5vw, 2.9rem)/1.12 var(--serif); letter-spacing: -.015em; text-wrap: balance; }
        .standfirst { text-wrap: pretty; margin-top: .5rem; color: var(--soft); font: 1.12rem/1.5 var(--serif); max-width: 62ch; }
        #state .standfirst + p { margin-top: .8rem; }

        .notice { margin: 0 0 .8rem; padding: .8rem 1rem .9rem; border-left: 4px solid var(--warn); border-radius: 0 6px 6px 0; background: var(--warn-wash); }
        .notice.bad { border-color: var(--bad); background: var(--bad-wash); }
        .notice h2 { margin: 0 0 .15rem; font: 600 1rem/1.4 var(--sans); color: var(--warn); }
        .notice.bad h2 { color: var(--bad); }
        .problems { margin: .5rem 0 0; padding: 0; list-style: none; }
        .problems li { padding: .3rem 0; border-top: 1px solid color-mix(in srgb, var(--bad) 25%, transparent); }
        .problems code { font-weight: 600; }

        nav ul { display: flex; flex-wrap: wrap; gap: .5rem; margin: .4rem 0 0; padding: 0; list-style: none; }
        nav a { display: block; padding: .25rem .8rem; border: 1px solid var(--strong); border-radius: 999px; background: var(--sheet); color: var(--ink); text-decoration: none; }
        nav a:hover { border-color: var(--pencil); }
        nav a.none { background: none; border-color: var(--line); color: var(--soft); }
        nav a.alarm { border-color: var(--bad); background: var(--bad-wash); color: var(--bad); }
        nav b { font-variant-numeric: tabular-nums; }

        section { scroll-margin-top: 1rem; }
        h2 { margin: 2.4rem 0 0; font: 600 1.35rem/1.3 var(--serif); letter-spacing: -.005em; }
        .count { margin-left: .3em; color: var(--soft); font: 500 .95rem/1 var(--sans); font-variant-numeric: tabular-nums; }
        .alarm .count { color: var(--bad); }
        caption, .caption { padding: 0 0 .6rem; color: var(--soft); font-size: .9rem; text-align: left; }
        .empty { margin-top: .3rem; color: var(--soft); }

        .line { display: grid; grid-template-columns: repeat(8, minmax(0, 1fr)); margin: 0; padding: 0; list-style: none; border: 1px solid var(--strong); border-radius: 8px; background: var(--sheet); }
        .line li { position: relative; display: flex; flex-direction: column; min-width: 0; padding: .8rem .3rem .7rem .8rem; border-left: 1px solid var(--line); }
        .line li + li::before { content: ""; position: absolute; left: -5px; top: 1.18rem; width: 8px; height: 8px; border: solid var(--strong); border-width: 1px 1px 0 0; background: var(--sheet); transform: rotate(45deg); }
        .line li:nth-child(n + 9) { border-top: 1px solid var(--line); }
        .line li:nth-child(8n + 1) { border-left: 0; }
        .line li:nth-child(8n + 1)::before { display: none; }
        .loop { font-size: .82rem; font-weight: 600; }
        .number { font: 600 1.9rem/1.25 var(--serif); font-variant-numeric: tabular-nums lining-nums; }
        .words, .oldest, .hand { color: var(--soft); font-size: .77rem; line-height: 1.4; }
        .hand { color: var(--good); font-weight: 600; }
        .idle .number { color: var(--soft); font-weight: 400; }
        .person { background: var(--pencil-wash); }
        .line .person + li::before { background: var(--pencil-wash); }
        .person .loop, .person.busy .number { color: var(--pencil); }
        .outcomes { display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; margin: .7rem 0 0; padding: 0; list-style: none; color: var(--soft); font-size: .9rem; }
        .outcomes b { color: var(--ink); font-variant-numeric: tabular-nums; }

        table { width: 100%; border-collapse: collapse; }
        th, td { padding: .6rem 1.2rem .6rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
        th:last-child, td:last-child { padding-right: 0; }
        thead th { padding-top: .2rem; border-top: 0; border-bottom: 1px solid var(--strong); color: var(--soft); font-size: .8rem; font-weight: 600; white-space: nowrap; }
        tbody tr:first-child > * { border-top: 0; }
        tbody th { width: 34%; min-width: 14rem; font-weight: 600; }
        td { min-width: 5rem; }
        thead th:nth-child(2) { width: 13%; min-width: 7.5rem; }
        #faults thead th:nth-child(2), #faults thead th:nth-child(3), #past thead th:nth-child(2), #past thead th:nth-child(3), #due thead th:nth-child(3), #published thead th:nth-child(3) { width: 21%; }
        #accounts tbody th, #accounts td, #accounts thead th { width: auto; min-width: 0; padding-right: .7rem; }
        #accounts tbody th { min-width: 11rem; }
        #accounts .note { font-size: .84rem; overflow-wrap: normal; }
        .id { display: inline-block; }
        tbody th a { color: inherit; text-decoration-color: var(--pencil); }
        tbody th a:hover { color: var(--pencil); }
        time { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .ago, .place, .none { color: var(--soft); font-size: .88rem; font-weight: 400; }
        td .ago { white-space: nowrap; }
        .place { display: block; }
        .note { color: var(--soft); font-size: .92rem; }
        .badge + p { margin-top: .25rem; }
        .command { margin-top: .3rem; color: var(--soft); font-size: .92em; }
        .badge { display: inline-block; padding: .02rem .55rem; border: 1px solid var(--strong); border-radius: 999px; font-size: .82rem; font-weight: 600; white-space: nowrap; }
        .badge.good { border-color: transparent; background: var(--good-wash); color: var(--good); }
        .badge.warn { border-color: transparent; background: var(--warn-wash); color: var(--warn); }
        .badge.bad { border-color: transparent; background: var(--bad-wash); color: var(--bad); }
        #rehearsal { flex-basis: 100%; margin: .5rem 0 0; padding: .35rem .8rem; border-radius: 6px; background: var(--pencil-wash); color: var(--pencil); font-weight: 600; }
        details summary { display: inline-block; padding: .2rem 0; color: var(--pencil); cursor: pointer; }
        pre { margin: .6rem 0 0; padding: .9rem 1.1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--sheet); font: .84rem/1.5 var(--mono); white-space: pre-wrap; }
        footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; color: var(--soft); font-size: .88rem; }
        footer p { border-top: 1px solid var(--line); padding-top: 1rem; }

        @media (max-width: 70rem) {
          #accounts thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          #accounts table, #accounts caption, #accounts tbody, #accounts tbody th, #accounts td { display: block; }
          #accounts tr { display: grid; grid-template-columns: repeat(4, 1fr); gap: .6rem 1rem; padding: .7rem 0; border-top: 1px solid var(--line); }
          #accounts tbody th { grid-column: 1 / -1; }
          #accounts tbody th, #accounts td { padding: 0; border: 0; }
          #accounts td::before { content: attr(data-label); display: block; color: var(--soft); font-size: .88rem; }
          .line { grid-template-columns: repeat(4, 1fr); }
          .line li:nth-child(n + 5) { border-top: 1px solid var(--line); }
          .line li:nth-child(4n + 1) { border-left: 0; }
          .line li:nth-child(4n + 1)::before { display: none; }
        }
        @media (max-width: 44rem) {
          header, main, footer { padding-left: 1rem; padding-right: 1rem; }
          .line { display: block; }
          .line li { display: grid; grid-template-columns: 3.2rem 1fr auto; align-items: baseline; gap: 0 .4rem; padding: .45rem .9rem; border: 0; border-top: 1px solid var(--line); }
          .line li:first-child { border-top: 0; }
          .line li::before { display: none; }
          .line .loop { grid-column: 1 / span 1; grid-row: 1; min-width: 5.6rem; }
          .line .number { grid-column: 3; grid-row: 1 / span 3; align-self: center; font-size: 1.5rem; }
          .line .words { grid-column: 2; grid-row: 1; padding-left: 2.9rem; }
          .line .oldest { grid-column: 2; grid-row: 2; padding-left: 2.9rem; }
          .line .hand { grid-column: 2; grid-row: 3; padding-left: 2.9rem; }
          .line .oldest:empty { display: none; }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          table, caption, tbody, tr, tbody th, td { display: block; width: auto; min-width: 0; }
          tr { padding: .7rem 0; border-top: 1px solid var(--line); }
          tbody tr:first-child { border-top-color: var(--strong); }
          tbody th, td { padding: 0; border: 0; }
          #accounts tr { display: block; }
          #accounts td { display: grid; }
          td { display: grid; grid-template-columns: 6.2rem 1fr; margin-top: .3rem; }
          td::before { content: attr(data-label); grid-row: 1 / span 9; color: var(--soft); font-size: .88rem; }
          td > * { grid-column: 2; justify-self: start; }
        }
        @media (forced-colors: active) {
          .badge, .notice, nav a { border: 1px solid CanvasText; }
        }

        """
}
