import Editorial
import FoundationEssentials
import HTTPServer

/// The whole status page: a document that shows everything without a script, and keeps itself fresh with one.
struct StatusPage: Sendable {
    private let headline: String
    private let time: HTML
    private let content: HTML

    /// The page of a desk that reports.
    init(_ report: DeskReport) {
        let moments = Moments(report)
        let lead = Lead(report: report, moments: moments)
        let drafts = DraftTables(report: report, moments: moments)
        let desk = DeskTables(report: report, moments: moments)
        let accounts = AccountTable(accounts: report.accounts, moments: moments)
        // Trouble first, then what comes, what was, what the desk works with, and what is over.
        let tables = [
            desk.faults, drafts.stuck, drafts.due, drafts.waiting, drafts.published, desk.feeds, accounts.table, desk.models, desk.spending,
            desk.pastFaults,
        ]
        headline = lead.headline
        time = DeskTime(report: report, moments: moments).html
        let line = LineRow(loops: report.loops, queues: report.desk.queues, moments: moments).html
        let configuration = report.configuration.map { ConfigurationSheet(configuration: $0, moments: moments).html } ?? ""
        content = "\(lead.html)\(Self.contents(tables))\(line)\(tables.map(\.html))\(configuration)"
    }

    /// The page of a desk that cannot report, with the reason.
    init(failure reason: String) {
        let sentence = reason.prefix(1).uppercased() + reason.dropFirst()
        headline = "The desk does not answer"
        time = "<p id=\"stamp\" data-part>The last report failed.</p>"
        content = """
            <section id="state" data-part class="bad" role="status" aria-labelledby="headline">
            <h1 id="headline">\(headline)</h1>
            <p class="standfirst">\(sentence)</p>
            <p>The journal says more: <code>journalctl -u copydesk</code>. This page tries again by itself.</p>
            </section>
            """
    }

    /// The document.
    var text: String {
        let page: HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>\(headline) · Copydesk</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="/icon.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/style.css">
            <script src="/live.js" defer></script>
            <script src="/clock.js" defer></script>
            <noscript><meta http-equiv="refresh" content="30"></noscript>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the desk’s state</a>
            <header>
            <p class="wordmark">Copydesk</p>
            \(time)
            <p id="lost" role="status"></p>
            </header>
            <main id="main" tabindex="-1">
            \(content)
            </main>
            <footer>
            <p>For machines: <a href="/status.json">status.json</a>, <a href="/metrics">metrics</a>, \
            <a href="/healthz">healthz</a>, <a href="/readyz">readyz</a></p>
            </footer>
            </body>
            </html>

            """
        return page.text
    }

    private static func contents(_ tables: [Table]) -> HTML {
        let entries = tables.map { table -> HTML in
            let count = table.rows.count
            let look = table.rows.isEmpty ? "none" : table.isAlarm ? "alarm" : "some"
            return
                "<li><a class=\"\(look)\" href=\"#\(table.id)\"><b>\(count)</b> \(count == 1 ? table.counted.one : table.counted.several)</a></li>\n"
        }
        return "<nav id=\"contents\" data-part aria-label=\"On this page\"><ul>\n\(entries)</ul></nav>\n"
    }
}
