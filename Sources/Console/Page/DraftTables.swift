import Editorial
import Support
import HTTPServer

/// The tables of drafts: due, waiting, stuck, published.
struct DraftTables: Sendable {
    let desk: DeskStatus
    let moments: Moments

    var due: Table {
        Table(
            id: "due", title: "Due in the next 24 hours", counted: ("due", "due"), caption: "Approved posts, soonest first.",
            columns: ["Post", "Account", "At", "State"],
            rows: desk.due.map { [title($0), "\($0.account)", moments.cell($0.at), "\(badge($0))\(note($0))"] },
            empty: "Nothing is due. Approve a draft in Notion, or give the account more slots.")
    }

    var waiting: Table {
        Table(
            id: "waiting", title: "Waiting for a person", counted: ("waiting", "waiting"),
            caption: "Drafts that move on only when somebody decides, by their slot.",
            columns: ["Draft", "Account", "Slot", "Who and what"],
            rows: desk.waiting.map {
                [title($0), "\($0.account)", moments.cell($0.at), "\(badge($0))<p>\(StateWords.task($0.state))</p>\(note($0))"]
            },
            empty: "No draft waits for a person.")
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
            columns: ["Post", "Account", "Published"],
            rows: desk.published.map { [title($0), "\($0.account)", moments.cell($0.at)] },
            empty: "Nothing has been published yet. An approved draft appears here after its slot.")
    }

    private func title(_ entry: DeskStatus.Entry) -> HTML {
        .link(entry.title.collapsed.isEmpty ? entry.draftID : entry.title, to: entry.url)
    }

    private func badge(_ entry: DeskStatus.Entry) -> HTML {
        "<span class=\"badge\(StateWords.needsPerson(entry.state) ? " bad" : "")\">\(StateWords.name(entry.state))</span>"
    }

    private func note(_ entry: DeskStatus.Entry) -> HTML { entry.note.isEmpty ? "" : "<p class=\"note\">\(entry.note)</p>" }
}
