extension NotionAsset {
    /// Paper, ink and pills: quiet, so that the text is what one sees.
    static let style = """
        :root {
          color-scheme: light dark;
          --paper: #fff; --side: #f7f7f5; --raised: #fff; --ink: #32302c; --soft: #6b6966; --line: #e9e9e7; --strong: #d3d1cb; --hover: #f1f1ef; --blue: #1f6fc4; --wash: #fdf6e3; --flag: #fbe9b7;
          --pill: #e3e2e0; --pill-ink: #32302c;
        }
        .c-gray { --pill: #e3e2e0; --pill-ink: #32302c; } .c-brown { --pill: #eee0da; --pill-ink: #442a1e; } .c-orange { --pill: #fadec9; --pill-ink: #49290e; }
        .c-yellow { --pill: #fdecc8; --pill-ink: #402c1b; } .c-green { --pill: #dbeddb; --pill-ink: #1c3829; } .c-blue { --pill: #d3e5ef; --pill-ink: #183347; }
        .c-purple { --pill: #e8deee; --pill-ink: #412454; } .c-pink { --pill: #f5e0e9; --pill-ink: #4c2337; } .c-red { --pill: #ffe2dd; --pill-ink: #5d1715; }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #191919; --side: #202020; --raised: #252525; --ink: #e6e6e4; --soft: #a3a29f; --line: #2f2f2f; --strong: #474747; --hover: #2c2c2c; --blue: #7db4ef; --wash: #33302a; --flag: #564617;
            --pill: #454545; --pill-ink: #f0efed;
          }
          .c-gray { --pill: #505050; --pill-ink: #fff; } .c-brown { --pill: #603b2c; --pill-ink: #fff; } .c-orange { --pill: #7a451b; --pill-ink: #fff; }
          .c-yellow { --pill: #735322; --pill-ink: #fff; } .c-green { --pill: #2b593f; --pill-ink: #fff; } .c-blue { --pill: #28456c; --pill-ink: #fff; }
          .c-purple { --pill: #492f64; --pill-ink: #fff; } .c-pink { --pill: #69314c; --pill-ink: #fff; } .c-red { --pill: #6e3630; --pill-ink: #fff; }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 5rem; }
        body { margin: 0; min-height: 100vh; display: grid; grid-template: auto auto auto 1fr / 15rem minmax(0, 1fr); background: var(--paper); color: var(--ink); font: 15px/1.5 ui-sans-serif, -apple-system, "Segoe UI", Inter, "Helvetica Neue", Arial, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
        #rehearsal, #lost, #trouble { grid-column: 1 / -1; }
        h1, h2, h3, h4, p, figure { margin: 0; }
        a { color: inherit; text-decoration-color: var(--strong); text-underline-offset: .2em; }
        a:hover { text-decoration-color: currentColor; }
        :focus-visible { outline: 2px solid var(--blue); outline-offset: 1px; border-radius: 3px; }
        main:focus { outline: none; }
        .skip { position: absolute; left: 1rem; top: -4rem; z-index: 9; padding: .5rem 1rem; border: 1px solid var(--blue); background: var(--paper); }
        .skip:focus { top: .5rem; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .hint, .edited, .count, .zone { color: var(--soft); font-size: 13px; }
        .emoji { display: inline-block; width: 1.4em; font-family: "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif; font-weight: 400; }
        button, .button { padding: .2rem .7rem; border: 1px solid var(--strong); border-radius: 6px; background: var(--raised); color: var(--ink); font: inherit; font-size: 14px; line-height: 1.5; cursor: pointer; }
        button:hover, .button:hover { background: var(--hover); }
        button.primary { border-color: transparent; background: #1f6fc4; color: #fff; font-weight: 500; }
        button.primary:hover { background: #19599c; }
        button.plain { min-width: 24px; min-height: 24px; padding: 0 .3rem; border-color: transparent; background: none; color: var(--soft); }
        button.plain:hover { background: var(--hover); color: var(--ink); }
        input, select, textarea { padding: .2rem .45rem; border: 1px solid transparent; border-radius: 5px; background: none; color: inherit; font: inherit; font-size: 14px; line-height: 1.5; }
        ::placeholder { color: var(--soft); opacity: 1; }
        select { cursor: pointer; }
        option { background: var(--raised); color: var(--ink); }
        input[type="checkbox"] { width: 16px; height: 16px; margin: 0; accent-color: #1f6fc4; cursor: pointer; }
        textarea { width: 100%; border-color: var(--strong); background: var(--raised); resize: vertical; }
        .pill { display: inline-block; max-width: 100%; padding: .05rem .5rem; border-radius: 4px; background: var(--pill); color: var(--pill-ink); font-size: 14px; line-height: 1.5; }
        select.pill { padding: .1rem .3rem; }
        .c-none { --pill: transparent; --pill-ink: var(--soft); padding-left: 0; margin-left: -.25rem; }
        .pill a { text-decoration: none; }

        #sidebar { padding: 0 .6rem; border-right: 1px solid var(--line); background: var(--side); font-size: 14px; }
        #sidebar ul { margin: .6rem 0 0; padding: 0; list-style: none; }
        #sidebar a { display: block; padding: .28rem .6rem; border-radius: 6px; color: var(--soft); font-weight: 500; text-decoration: none; }
        #sidebar a:hover, #sidebar a[aria-current] { background: var(--hover); color: var(--ink); }
        .stay { position: sticky; top: 2.4rem; padding: 1rem 0; }
        .workspace { padding: 0 .6rem; font-weight: 600; }
        .square { display: inline-block; width: 22px; margin-right: .35rem; border-radius: 4px; background: var(--strong); color: var(--ink); font-size: 13px; line-height: 22px; text-align: center; }
        .me { margin-top: 1.4rem; padding: 0 .6rem; color: var(--soft); }
        .me select { width: 100%; border-color: var(--strong); background: var(--raised); color: var(--ink); }

        main { min-width: 0; padding-bottom: 5rem; }
        .wide { padding: 2.4rem 2.5rem 0; }
        h1 { font-size: 2rem; font-weight: 700; line-height: 1.25; letter-spacing: -.01em; }
        .top { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem; }
        .wide > .hint { max-width: 60rem; margin: .3rem 0 1.2rem; }
        code { padding: .1em .3em; border-radius: 3px; background: var(--hover); font: .88em ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace; }

        .board { display: flex; gap: .8rem; align-items: flex-start; padding: .3rem 2.5rem 1rem; overflow-x: auto; }
        .lane { flex: 0 0 16.5rem; padding: .5rem; border-radius: 10px; background: var(--side); }
        .lane.bare { flex-basis: auto; }
        .lane h2 { display: flex; white-space: nowrap; gap: .5rem; align-items: center; padding: 0 .2rem .4rem; font-size: 14px; font-weight: 500; }
        .lane ul { display: grid; gap: .5rem; min-height: 1.5rem; margin: 0; padding: 0; list-style: none; }
        .card { position: relative; overflow: hidden; border: 1px solid var(--line); border-radius: 10px; background: var(--raised); box-shadow: 0 1px 2px rgb(0 0 0 / 5%); }
        .card:hover { border-color: var(--strong); }
        .card img { display: block; width: 100%; aspect-ratio: 2.2; object-fit: cover; border-bottom: 1px solid var(--line); }
        .card h3 { padding: .55rem .7rem 0; font-size: 14px; font-weight: 600; line-height: 1.4; }
        .card h3 a { text-decoration: none; }
        .card h3 a::after { content: ""; position: absolute; inset: 0; }
        .card h3 a:focus-visible { outline: none; }
        .card:has(a:focus-visible) { outline: 2px solid var(--blue); outline-offset: 1px; }
        .facts { display: grid; padding: .3rem .7rem .6rem; color: var(--soft); font-size: 13px; line-height: 1.45; }
        .marks { padding: 0 .7rem .6rem; }
        .mark { display: inline-block; padding: .05rem .45rem; border-radius: 4px; background: var(--wash); font-size: 13px; font-weight: 500; }

        .months { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem 1.2rem; margin: .9rem 0 .6rem; }
        .months h2 { font-size: 1.1rem; font-weight: 600; }
        .months ul { display: flex; gap: .2rem; margin: 0; padding: 0; list-style: none; }
        .months a { display: block; min-width: 28px; padding: .1rem .6rem; border: 1px solid var(--line); border-radius: 6px; font-size: 14px; text-align: center; text-decoration: none; }
        .months a:hover { background: var(--hover); }
        .calendar { width: 100%; border-collapse: collapse; table-layout: fixed; }
        .calendar th { padding: .3rem; color: var(--soft); font-size: 12px; font-weight: 500; }
        .calendar td { height: 7rem; padding: .3rem; border: 1px solid var(--line); vertical-align: top; }
        .calendar td.other { background: var(--side); color: var(--soft); }
        .calendar .number { display: inline-block; min-width: 24px; border-radius: 12px; font-size: 13px; line-height: 24px; text-align: center; }
        .calendar .today .number { background: #c4342b; color: #fff; font-weight: 600; }
        .calendar .long { display: none; }
        .calendar ul { display: grid; gap: .25rem; margin: .2rem 0 0; padding: 0; list-style: none; }
        .entry { display: block; padding: .25rem .4rem; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); color: var(--ink); font-size: 13px; line-height: 1.35; text-decoration: none; }
        .entry:hover { background: var(--hover); }
        .entry .pill { font-size: 12px; line-height: 1.3; }

        .scroll { overflow-x: auto; }
        table.rows { width: 100%; border-collapse: collapse; font-size: 14px; }
        .rows th, .rows td { padding: .45rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        .rows thead th { border-top: 1px solid var(--line); color: var(--soft); font-weight: 400; white-space: nowrap; }
        .rows tbody th { min-width: 11rem; font-weight: 600; }
        .rows td { min-width: 5rem; max-width: 22rem; overflow-wrap: break-word; }
        .rows td a { white-space: nowrap; }
        .trash { display: grid; gap: .4rem; margin: 1rem 0 0; padding: 0; list-style: none; }

        .page { display: grid; grid-template-columns: minmax(0, 46rem) 19rem; gap: 0 3.5rem; max-width: 74rem; margin: 0 auto; padding: 1.2rem 2.5rem 0; }
        .page > * { grid-column: 1; }
        #comments { grid-column: 2; grid-row: 1 / span 3; position: sticky; top: 2.6rem; align-self: start; max-height: calc(100vh - 3rem); padding: 0 .3rem 1rem; overflow-y: auto; }
        .way { color: var(--soft); font-size: 14px; }
        .trashed { margin: .6rem 0; padding: .5rem .8rem; border-radius: 6px; background: var(--pill); --pill: #ffe2dd; color: #5d1715; }
        .icon { margin-top: 1rem; font-size: 2.6rem; line-height: 1.2; font-family: "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif; }
        .title { font-size: clamp(1.7rem, 4vw, 2.4rem); line-height: 1.2; }
        [contenteditable] { display: block; min-height: 1.5em; border-radius: 3px; white-space: pre-wrap; cursor: text; }
        [contenteditable]:empty::before { content: attr(data-empty); color: var(--soft); }
        [contenteditable]:focus { outline: 2px solid var(--blue); outline-offset: 2px; }
        [data-unsaved][contenteditable] { box-shadow: -3px 0 0 var(--strong); }
        .edited { margin: .4rem 0 1rem; }
        .edited button { font-size: 13px; }

        #properties { padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
        .property { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: .3rem; align-items: start; padding: .12rem 0; }
        .property .name { padding: .25rem 0; color: var(--soft); font-size: 14px; }
        .property .value { padding: .22rem .3rem; border-radius: 5px; font-size: 14px; min-height: 2rem; }
        .property .value:hover { background: var(--hover); }
        .value input:not([type="checkbox"]), .value select:not(.pill) { padding-left: 0; margin-left: 0; max-width: 100%; }
        .value input[type="url"] { width: calc(100% - 4rem); }
        .value input[type="checkbox"] { margin-top: .3rem; vertical-align: top; }
        [data-property="Paused"] .name, [data-property="Hold"] .name { color: var(--ink); font-weight: 600; }
        [data-property="Paused"]:has(:checked), [data-property="Hold"]:has(:checked) { margin: .1rem -.6rem; padding: .12rem .6rem; border-radius: 6px; background: var(--flag); }
        [data-property="Paused"]:has(:checked) .value:hover, [data-property="Hold"]:has(:checked) .value:hover { background: none; }
        .timed { display: inline-flex; gap: .35rem; align-items: center; min-height: 32px; margin: 0 .6rem; color: var(--soft); font-size: 13px; }
        .value .timed input { margin: 0; }
        .chips, .people { display: flex; flex-wrap: wrap; gap: .25rem .5rem; align-items: center; }
        .chip { display: inline-flex; align-items: center; }
        .chips input, .chips select { width: 8rem; }
        .people label { display: inline-flex; gap: .35rem; }
        .drop { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
        .drop figure { flex-basis: 100%; }
        .drop img { display: block; max-width: min(100%, 22rem); max-height: 16rem; border: 1px solid var(--line); border-radius: 6px; }
        .drop figcaption { color: var(--soft); font-size: 13px; }
        .drop input:focus-visible + .hint { outline: 2px solid var(--blue); }
        summary { cursor: pointer; border-radius: 4px; }
        #more-properties > summary, #resolved > summary { padding: .3rem 0; color: var(--soft); font-size: 14px; }

        #comments { font-size: 14px; }
        #comments h2 { padding: 1rem 0 .4rem; font-size: 14px; font-weight: 600; }
        #comment-target { margin-bottom: .3rem; color: var(--soft); font-size: 13px; }
        #comment-form p + label + textarea, .reply textarea { display: block; }
        #comment-form > p, .reply p { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: .3rem; }
        #comment-form > p[hidden] { display: none; }
        .thread { margin-top: .8rem; padding: .6rem .7rem .7rem; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); }
        .thread:target { border-color: var(--blue); }
        .quoted { margin-bottom: .4rem; padding-left: .5rem; border-left: 3px solid #e4b93c; color: var(--soft); font-size: 13px; }
        .comment + .comment { margin-top: .6rem; }
        .who time { color: var(--soft); font-size: 12px; }
        .said { white-space: pre-wrap; }
        .reply { margin-top: .6rem; }

        #body { padding-top: 1.2rem; font-size: 16px; line-height: 1.55; }
        .block { position: relative; display: flex; flex-wrap: wrap; gap: 0 .5rem; padding: .2rem 0; scroll-margin-top: 5rem; }
        .block > .text, .block > details, .block > h2, .block > h3, .block > h4, .block > .box, .block > figure, .block > .scroll, .block > hr, .block > p { flex: 1; min-width: 0; }
        .block > .nested { flex-basis: 100%; }
        .nested { padding-left: 1.5rem; }
        .block:target > .text, .remarked > .text { background: var(--wash); }
        .tools { position: absolute; left: 100%; top: .2rem; display: flex; }

        .tools button { opacity: 0; font-size: 13px; }
        .block:hover > .tools button, .tools button:focus-visible, .block:focus-within > .tools button, .remarked > .tools button { opacity: 1; }
        .h1, .h2, .h3 { line-height: 1.3; font-weight: 600; }
        .h1 { margin-top: 1.4rem; font-size: 1.6rem; } .h2 { margin-top: 1rem; font-size: 1.3rem; } .h3 { margin-top: .7rem; font-size: 1.1rem; }
        summary .h1, summary .h2, summary .h3 { display: inline; }
        summary .line { font-weight: 500; }
        details > .nested { padding-top: .2rem; }
        .box { display: flex; gap: .7rem; padding: .8rem 1rem; border-radius: 8px; background: var(--side); }
        .box > div { flex: 1; min-width: 0; }
        .bullet { min-width: 1em; color: var(--ink); }
        .to_do { align-items: flex-start; }
        .to_do > input { margin-top: .3rem; }
        .quote > .text { padding-left: .9rem; border-left: 3px solid currentColor; }
        .code > .text, p.code { padding: .8rem 1rem; border-radius: 6px; background: var(--side); font: 13px/1.55 ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace; }
        hr { width: 100%; margin: .7rem 0; border: 0; border-top: 1px solid var(--strong); }
        .block img { display: block; max-width: 100%; border-radius: 6px; }
        .block figcaption { color: var(--soft); font-size: 14px; }
        .block table { border-collapse: collapse; font-size: 15px; }
        .block td, .block th { padding: .3rem .6rem; border: 1px solid var(--line); text-align: left; }
        .linked { text-decoration: underline; text-decoration-color: var(--strong); text-underline-offset: .2em; }
        .links { flex-basis: 100%; padding-left: 1.5rem; font-size: 13px; color: var(--soft); }
        button.add { width: 100%; text-align: left; opacity: .55; }
        button.add:hover, button.add:focus-visible { opacity: 1; }

        @media (max-width: 76rem) {
          .page { display: block; max-width: 51rem; }
          #comments { position: static; max-height: none; padding: 0 0 1rem; border-bottom: 1px solid var(--line); }
        }
        @media (max-width: 48rem) {
          body { display: block; }
          #sidebar { padding: 0 .8rem; border-right: 0; border-bottom: 1px solid var(--line); }
          .stay { position: static; display: flex; flex-wrap: wrap; align-items: center; gap: .1rem .6rem; padding: .4rem 0; }
          .workspace { display: none; }
          #sidebar ul { display: flex; flex-wrap: wrap; margin: 0; }
          #sidebar a { padding: .25rem .5rem; }
          .me { display: flex; gap: .4rem; align-items: center; margin: 0; padding: 0 .5rem; }
          .me select { width: auto; }
          .wide, .page { padding-left: 1rem; padding-right: 1rem; }
          .wide { padding-top: 1.2rem; }
          .board { display: block; padding: 0 1rem; }
          .lane { margin-bottom: .6rem; }
          .lane.bare ul { display: none; }
          .lane.bare { padding: .3rem .5rem; }
          .lane.bare h2 { padding: 0 .2rem; }
          .property { grid-template-columns: 7.2rem minmax(0, 1fr); }
          .tools { left: auto; right: 0; top: -1.7rem; z-index: 1; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); }
          .remarked > .tools, .divider > .tools, .child > .tools { position: static; border: 0; }
          .tools button { opacity: 1; }
          .block:not(:focus-within, .remarked, .divider, .child) > .tools, .block:not(.remarked):has(.block:focus-within) > .tools { display: none; }
          .nested { padding-left: 1rem; }
          .drop input:focus-visible + .hint, .drop .hint { display: none; }
          .calendar, .calendar tbody, .calendar tr, .calendar td { display: block; }
          .calendar thead, .calendar td.bare:not(.today), .calendar .number { display: none; }
          .calendar td { height: auto; padding: .5rem 0; border: 0; border-top: 1px solid var(--line); }
          .calendar td.other { background: none; }
          .calendar .long { display: inline; font-size: 14px; font-weight: 600; }
        }
        @media (forced-colors: active) { .pill, .card, .thread { border: 1px solid CanvasText; } }

        """
}
