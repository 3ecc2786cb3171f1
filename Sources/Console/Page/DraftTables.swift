import Editorial
import Support
import HTTPServer

/// The tables of drafts: due, waiting, stuck, published.
struct DraftTables: Sendable {
    let report: DeskReport
    let moments: Moments
    private var desk: DeskStatus { report.desk }

    init(report: DeskReport, moments: Moments) {
        self.report = report
        self.moments = moments
    }

    var due: Table {
        Table(
            id: "due", title: "Due in the next 24 hours", counted: ("due", "due"), caption: "Approved posts, soonest first.",
            columns: ["Post", "Account", "At", "State"],
            rows: desk.due.map { [title($0), "\($0.account)", moments.cell($0.at, on: $0.account), "\(badge($0))\(note($0))"] },
            empty: "Nothing is due. Approve a draft in Notion, or give the account more slots.")
    }

    var waiting: Table {
        Table(
            id: "waiting", title: "Waiting for people", counted: ("waiting", "waiting"),
            caption: "Drafts that move on only when somebody acts, the longest waiting first. The title leads to the page.",
            columns: ["Draft", "Waits for", "To do", "For", "Slot"], rows: desk.waiting.map(waitingRow) + held.map(heldRow),
            empty: "No draft waits for anybody.")
    }

    private func waitingRow(_ entry: DeskStatus.Entry) -> [HTML] {
        [
            titleWithAccount(entry), "\(StateWords.people(entry.errand))",
            "\(badge(entry))<p>\(StateWords.task(entry.errand))</p>\(note(entry))",
            entry.errand.map { moments.since($0.since) } ?? "", moments.cell(entry.at, on: entry.account),
        ]
    }

    /// Due posts of accounts that an operator has paused.
    private var held: [DeskStatus.Entry] {
        let paused = Set(report.accounts.filter(\.isPaused).map(\.name))
        return desk.due.filter { paused.contains($0.account) }
    }

    private func heldRow(_ entry: DeskStatus.Entry) -> [HTML] {
        [
            titleWithAccount(entry), "An operator",
            "\(badge(entry))<p>The account is paused: set <code>paused = false</code> in its <code>[[account]]</code>.</p>",
            "<span class=\"none\">the pause</span>", moments.cell(entry.at, on: entry.account),
        ]
    }

    private func titleWithAccount(_ entry: DeskStatus.Entry) -> HTML {
        "\(title(entry))<span class=\"place\">\(entry.account)</span>"
    }

    var stuck: Table {
        Table(
            id: "stuck", title: "Stuck", counted: ("stuck", "stuck"),
            caption: "Drafts with an error or an unknown outcome, the latest first.",
            columns: ["Draft", "Account", "Why", "Next step"],
            rows: desk.stuck.map {
                [
                    title($0), "\($0.account)", "\(badge($0))\(note($0))",
                    "\(StateWords.remedy($0.state))<p class=\"command\"><code>copydesk why <span class=\"id\">\($0.draftID)</span></code></p>",
                ]
            },
            empty: "Nothing is stuck.", isAlarm: true)
    }

    var published: Table {
        Table(
            id: "published", title: "Published", counted: ("published lately", "published lately"),
            caption: "The last publications, newest first.",
            columns: ["Post", "Account", "Published", "Numbers"],
            rows: desk.published.map { [title($0), "\($0.account)", moments.cell($0.at, on: $0.account), numbers($0)] },
            empty: "Nothing has been published yet. An approved draft appears here after its slot.")
    }

    /// How the post was received, and how old it was then.
    private func numbers(_ entry: DeskStatus.Entry) -> HTML {
        guard let measured = entry.measured else { return "<span class=\"none\">not read yet</span>" }
        let lines: [HTML] = NumberWords.lines(measured).map { "<p class=\"note\">\($0.description)</p>" }
        return "\(lines)"
    }

    private func title(_ entry: DeskStatus.Entry) -> HTML {
        .link(entry.title.collapsed.isEmpty ? entry.draftID : entry.title, to: entry.url)
    }

    private func badge(_ entry: DeskStatus.Entry) -> HTML {
        "<span class=\"badge\(StateWords.needsPerson(entry.state) ? " bad" : "")\">\(StateWords.name(entry.state))</span>"
    }

    private func note(_ entry: DeskStatus.Entry) -> HTML { entry.note.isEmpty ? "" : "<p class=\"note\">\(entry.note)</p>" }
}
