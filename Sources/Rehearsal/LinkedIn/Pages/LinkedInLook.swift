import HTTPServer

/// The files that the pages need.
enum LinkedInLook {
    static let assets: [String: PageAsset] = [
        "/style.css": PageAsset(type: "text/css; charset=utf-8", text: RehearsalBar.style + style), "/live.js": .liveScript,
        "/page.js": PageAsset(type: "text/javascript; charset=utf-8", text: RehearsalBar.script),
        "/icon.svg": PageAsset(type: "image/svg+xml", text: icon),
    ]

    /// A sheet with a line of text on blue: no trademark of anybody.
    private static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0a5fb5"/>\
        <path d="M8 10h16M8 16h16M8 22h9" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>

        """

    /// Cards on grey in a column of 552 pixels, in the system's letters, by day and by night.
    private static let style = """
        :root {
          color-scheme: light dark;
          --ground: #f4f2ee; --card: #fff; --ink: #191919; --soft: #5e5e5e; --line: #dfdeda; --wash: #f0f4f8;
          --blue: #0a5fb5; --band: #a0b4b7; --good: #1c6b41; --good-wash: #e3f2e8; --warn: #7d5200; --warn-wash: #fbf0d5; --bad: #a6231b; --bad-wash: #fbe7e4;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #0d0f12; --card: #1b1f23; --ink: #e8e8e8; --soft: #a8abae; --line: #363b40; --wash: #262c32;
            --blue: #71b7fb; --band: #38434f; --good: #7fd0a0; --good-wash: #16291e; --warn: #eabf66; --warn-wash: #2d2412; --bad: #ff9d92; --bad-wash: #371a17;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 4rem; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 14px/1.43 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
        p, h1, h2, dl, dd { margin: 0; }
        a { color: var(--blue); text-decoration: none; }
        a:hover { text-decoration: underline; }
        code, pre { font: 12px/1.5 ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", "DejaVu Sans Mono", monospace; }
        main { padding: 24px 16px 48px; }
        main:focus { outline: none; }
        :focus-visible { outline: 2px solid var(--blue); outline-offset: 2px; border-radius: 2px; }
        .skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--card); z-index: 9; }
        .skip:focus { top: .3rem; }
        .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

        #ways { border-bottom: 1px solid var(--line); background: var(--card); }
        #ways > div { display: flex; flex-wrap: wrap; align-items: stretch; justify-content: space-between; max-width: 802px; margin: 0 auto; padding: 0 16px; box-sizing: content-box; }
        .wordmark { display: flex; align-items: center; gap: 8px; padding: 8px 0; font-size: 15px; font-weight: 600; }
        #ways ul { display: flex; flex-wrap: wrap; gap: 0 24px; margin: 0; padding: 0; list-style: none; }
        #ways a { display: block; padding: 8px 4px 6px; border-bottom: 2px solid transparent; color: var(--ink); font-weight: 600; }
        #ways a span { display: block; color: var(--soft); font-size: 12px; font-weight: 400; }
        #ways a[aria-current] { border-color: var(--ink); }
        #ways a:hover { text-decoration: none; border-color: var(--soft); }

        .card { border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
        .plain { padding: 16px; color: var(--soft); }
        .plain h1 { margin-bottom: 4px; color: var(--ink); font-size: 18px; }
        .columns { display: grid; grid-template-columns: 225px minmax(0, 552px); gap: 24px; justify-content: center; align-items: start; }
        #feed { display: grid; gap: 8px; }
        .single { display: grid; gap: 8px; max-width: 552px; margin: 0 auto; }

        .face { display: grid; flex: none; place-items: center; width: 48px; height: 48px; border-radius: 50%; color: #fff; font-size: 18px; font-weight: 600; }
        .square { border-radius: 4px; }
        .tone0 { background: #0b6a5d; } .tone1 { background: #8a3b62; } .tone2 { background: #3f5aa6; } .tone3 { background: #8f4a17; } .tone4 { background: #5b4b9a; } .tone5 { background: #3d6426; }
        .profile { overflow: hidden; padding: 0 16px 16px; text-align: center; }
        .profile .band { height: 56px; margin: 0 -16px; background: var(--band); }
        .profile .face { width: 72px; height: 72px; margin: -38px auto 10px; border: 2px solid var(--card); font-size: 26px; }
        .profile h1 { font-size: 16px; line-height: 1.25; }
        .profile h1:first-child { padding-top: 16px; font-size: 20px; }
        .profile p { color: var(--soft); font-size: 12px; }
        .profile .count { margin-top: 12px; padding-top: 12px; border-top: 1px solid var(--line); }

        .post { overflow: hidden; }
        .by { display: flex; gap: 8px; padding: 12px 16px 0; }
        .by p { color: var(--soft); font-size: 12px; line-height: 1.35; }
        .by p a { color: inherit; }
        .name { color: var(--ink); font-weight: 600; line-height: 1.3; }
        .name:hover { color: var(--blue); }
        .audience svg { width: 13px; height: 13px; margin-bottom: -2px; fill: none; stroke: currentColor; stroke-width: 1.4; }
        .post-text { position: relative; padding: 10px 16px 12px; white-space: pre-wrap; unicode-bidi: plaintext; }
        .post-text a { font-weight: 600; }
        .rest, .rest[open]::details-content { display: inline; }
        .rest summary { display: inline; list-style: none; cursor: pointer; color: var(--soft); }
        .rest summary::-webkit-details-marker { display: none; }
        .rest summary:hover { color: var(--blue); text-decoration: underline; }
        .rest:not([open]) summary::before { content: " "; }
        .rest[open] summary { position: absolute; right: 16px; bottom: 8px; }
        .post-text:has(.rest[open]) { padding-bottom: 32px; }
        .rest[open] .more, .rest:not([open]) .less { display: none; }
        .pictures { display: grid; gap: 2px; }
        .several { grid-template-columns: 1fr 1fr; }
        .pictures img, .article img { display: block; width: 100%; height: auto; background: var(--wash); color: var(--soft); }
        .several img:first-child:nth-last-child(odd) { grid-column: 1 / -1; }
        .several img { height: 100%; object-fit: cover; }
        .article { border-top: 1px solid var(--line); background: var(--wash); }
        .article p { margin: 0 16px; color: var(--soft); font-size: 12px; }
        .article .title { padding-top: 10px; font-size: 14px; font-weight: 600; }
        .article .title a { color: var(--ink); }
        .article .host { padding: 2px 0 10px; }
        .attached { margin: 0 16px 16px; padding: 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--wash); }
        .attached span { color: var(--soft); }
        .notice { padding: 10px 16px; border-color: transparent; background: var(--warn-wash); color: var(--warn); font-weight: 600; }

        #facts { padding: 14px 16px 16px; }
        #facts h2 { font-size: 16px; }
        dl > div { display: grid; grid-template-columns: 84px 1fr; gap: 12px; padding: 7px 0; border-top: 1px solid var(--line); }
        dl > div:first-child { border-top: 0; }
        dt { color: var(--soft); }
        #sent summary { cursor: pointer; }
        pre { margin: 6px 0 0; white-space: pre-wrap; }

        .ledger { max-width: 1128px; margin: 0 auto; }
        .ledger h1 { font-size: 24px; }
        .standfirst { color: var(--soft); }
        .standfirst a, .empty a, .plain a, tbody th a { text-decoration: underline; text-underline-offset: .18em; }
        .ledger section { margin-top: 16px; padding: 14px 20px 6px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
        .ledger .alarm { border-color: var(--bad); background: var(--bad-wash); }
        .alarm h2, .alarm .count, .alarm tbody th { color: var(--bad); }
        .ledger h2 { font-size: 16px; }
        .ledger .count { color: var(--soft); font-weight: 400; }
        .empty { padding: 4px 0 10px; color: var(--soft); }
        table { width: 100%; border-collapse: collapse; }
        caption { padding-bottom: 8px; color: var(--soft); text-align: left; }
        th, td { padding: 8px 16px 8px 0; border-top: 1px solid var(--line); font-weight: 400; text-align: left; vertical-align: top; }
        thead th { border-top: 0; color: var(--soft); font-size: 12px; font-weight: 600; white-space: nowrap; }
        tbody th { width: 50%; }
        time { font-variant-numeric: tabular-nums; }
        td time { white-space: nowrap; }
        .place { display: block; color: var(--soft); font-size: 12px; }
        .note { color: var(--soft); }
        .badge { display: inline-block; padding: 0 8px; border-radius: 999px; font-size: 12px; font-weight: 600; white-space: nowrap; }
        .badge.good { background: var(--good-wash); color: var(--good); }
        .badge.warn { background: var(--warn-wash); color: var(--warn); }
        .badge.bad { background: var(--bad-wash); color: var(--bad); }

        @media (max-width: 54rem) {
          .columns { grid-template-columns: minmax(0, 552px); gap: 8px; }
          #ways > div { max-width: 552px; }
        }
        @media (max-width: 44rem) {
          main { padding: 8px 0 32px; }
          .card, .ledger section { border-radius: 0; border-left: 0; border-right: 0; }
          .ledger h1, .standfirst { margin: 0 16px; }
          .ledger section { padding: 14px 16px 6px; }
          #ways ul { gap: 0 20px; }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          table, caption, tbody, tr, tbody th, td { display: block; width: auto; }
          tr { padding: 8px 0; border-top: 1px solid var(--line); }
          tbody th, td { padding: 0; border: 0; }
          td { display: grid; grid-template-columns: 104px 1fr; margin-top: 4px; }
          td::before { content: attr(data-label); grid-row: 1 / span 9; color: var(--soft); }
          td > * { grid-column: 2; justify-self: start; }
          #ledger-accounts td, #ledger-requests td { display: inline-block; margin-right: 14px; font-size: 13px; }
          #ledger-accounts td::before, #ledger-requests td::before { content: attr(data-label) " "; }
        }
        @media (forced-colors: active) { .badge, .notice, .face { border: 1px solid CanvasText; } }

        """
}
