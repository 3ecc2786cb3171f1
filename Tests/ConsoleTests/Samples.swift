import Console
import Editorial
import FoundationEssentials
import Support

/// Desks in the states that the page has to show.
enum Samples {
    /// 20 November 2026, 10:52 UTC, a Friday.
    static let now = Date(milliseconds: 1_795_171_920_000)

    static func minutes(_ count: Double) -> Date { now.addingTimeInterval(count * 60) }

    /// A daemon that was just started: nothing ordered, nothing done.
    static let empty = report(desk: desk(), accounts: [], models: [], boardIsSetUp: false)

    /// A desk in the middle of its day.
    static let busy = report(desk: busyDesk)

    /// A paused desk whose configuration file was rejected.
    static let broken = report(
        isPaused: true, desk: desk(feeds: feeds),
        configurationError: """
            copydesk.toml:12:5: unknown key "intervall"; the nearest known key is "interval"
            copydesk.toml:31:12: zone "Europe/Berlln" is unknown; "Europe/Berlin" is near
            copydesk.toml:44:1: the account "Company page" needs a token
            """, restartNeeded: "Changed in the file, in force after a restart: daemon.listen, store.url.")

    static func report(
        isPaused: Bool = false, desk: DeskStatus, accounts: [DeskReport.Account] = accounts,
        loops: [DeskReport.Loop] = loops, models: [DeskReport.Model] = models, budgets: [String] = [],
        polls: PollSummary = PollSummary(), configuration: DeskReport.Configuration? = configuration, boardIsSetUp: Bool = true,
        configurationError: String? = nil,
        restartNeeded: String? = nil, speed: Double = 1, isRehearsal: Bool = false
    ) -> DeskReport {
        DeskReport(
            version: "1.0.0", startedAt: minutes(-60 * 75), isPaused: isPaused, desk: desk, loops: loops,
            accounts: accounts, models: models, budgets: budgets, polls: polls, configuration: configuration, boardIsSetUp: boardIsSetUp,
            configurationError: configurationError, restartNeeded: restartNeeded, speed: speed,
            isRehearsal: isRehearsal)
    }

    static func desk(
        queues: [DeskStatus.Queue] = [], due: [DeskStatus.Entry] = [], waiting: [DeskStatus.Entry] = [], stuck: [DeskStatus.Entry] = [],
        published: [DeskStatus.Entry] = [], feeds: [DeskStatus.Feed] = [], faults: [DeskStatus.OpenFault] = [],
        pastFaults: [DeskStatus.OpenFault] = [], spending: [Spending] = []
    ) -> DeskStatus {
        DeskStatus(
            now: now, queues: queues, due: due, waiting: waiting, stuck: stuck, published: published, feeds: feeds, faults: faults,
            pastFaults: pastFaults, spending: spending)
    }

    static func entry(
        _ title: String, state: DraftState, at: Date?, account: String = "Company page", note: String = "",
        url: String? = "https://www.notion.so/0198c2f47a1e7d0a", errand: Errand? = nil
    ) -> DeskStatus.Entry {
        DeskStatus.Entry(
            draftID: "0198c2f4-7a1e-7d0a-b5c3-2f6f5d1e9a10", title: title, account: account, state: state.rawValue, at: at, note: note,
            url: url, errand: errand)
    }

    static let people = [Person(id: "1", name: "Mia Berg"), Person(id: "2", name: "Tom Hale")]

    static let loops = [
        loop("collect", [Intake("feeds due", "feeds due")], 1, -0.5), loop("board", [], 0, -0.2), loop("select", [], 0, -8),
        loop("draft", [Intake("candidates", "candidates"), Intake(.changesRequested, "to rewrite")], 1, -22),
        loop("submit", [Intake(.drafted, "drafts")], 0, -22), loop("illustrate", [Intake("pictures", "pictures")], 1, -30),
        loop("schedule", [Intake(.approved, "approved")], 0, -400), loop("prepare", [Intake(.slotted, "scheduled")], 0, nil),
        loop("send", [Intake(.prepared, "ready"), Intake(.armed, "on the wire")], 0, nil),
        loop("reconcile", [Intake(.unknown, "in doubt")], 0, nil), loop("announce", [Intake("board updates", "updates")], 0, -3),
    ]

    private static func loop(_ name: String, _ takes: [Intake], _ inHand: Int, _ age: Double?) -> DeskReport.Loop {
        DeskReport.Loop(name: name, takes: takes, inHand: inHand, lastRunAt: age.map(minutes))
    }

    static let models = [
        DeskReport.Model(
            name: "llama3.2:3b", use: .text, lastUsedAt: minutes(-22), lastFailedAt: minutes(-60 * 8),
            failure: "llama3.2:3b did not answer within 2 minutes."),
        DeskReport.Model(name: "builtin", use: .text, lastUsedAt: minutes(-60 * 8)),
        DeskReport.Model(
            name: "sd_xl_base_1.0", use: .picture, lastFailedAt: minutes(-4),
            failure: "sd_xl_base_1.0 at 127.0.0.1 cannot be reached; start it."),
        DeskReport.Model(name: "card", use: .picture),
    ]

    static let configuration = DeskReport.Configuration(
        path: "/etc/copydesk/copydesk.toml", readAt: minutes(-60 * 75),
        text: """
            [daemon]
            state = "/var/lib/copydesk"
            listen = "127.0.0.1:8420"  # default

            [notion]
            token = "<secret>"

            [[feed]]
            url = "https://reader:s3cret@journal.example.org/feed?key=abc"
            """)

    static let accounts = [
        DeskReport.Account(
            name: "Company page", kind: "linkedin", isPaused: false, calendar: "Tue 09:00, Thu 14:30 Europe/Berlin", zone: "Europe/Berlin",
            access: access(until: minutes(60 * 24 * 58 + 5))),
        DeskReport.Account(
            name: "Dry run", kind: "file", isPaused: true, calendar: "Mon–Fri 08:15 Europe/London", zone: "Europe/London",
            access: access(.none)),
    ]

    /// A token that can publish, cannot be refreshed, and of which the rest is not known.
    static func access(_ token: AccountAccess.Token = .active, until end: Date? = nil) -> AccountAccess {
        AccountAccess(
            token: token,
            answers: [
                .init(.publish, .can, because: "w_organization_social"), .init(.refresh, .cannot, because: "there is no refresh token"),
                .init(.numbers, .unknown, because: "needs rw_organization_admin; LinkedIn was not asked"),
            ], scopes: nil, expiresAt: end, checkedAt: now)
    }

    static let feeds = [
        DeskStatus.Feed(
            name: "Swift.org", url: "https://www.swift.org/atom.xml", lastPollAt: minutes(-12), nextPollAt: minutes(18), items: 142,
            error: nil),
        DeskStatus.Feed(
            name: "Server-side notes", url: "https://notes.example.com/index.xml", lastPollAt: nil, nextPollAt: minutes(0.5), items: 0,
            error: nil),
        DeskStatus.Feed(
            name: "Research journal", url: "https://reader:s3cret@journal.example.org/feed?key=abc", lastPollAt: minutes(-61),
            nextPollAt: minutes(180), items: 31,
            error: "journal.example.org answered 503 to three polls in a row; the next one waits as long as it asked for."),
    ]

    private static let busyDesk = desk(
        queues: [
            queue("feeds due", 2, -1), queue("candidates", 3, -22), queue("pictures", 1, -4), queue("board updates", 0, nil),
            queue("changesRequested", 1, -9), queue("submitted", 4, -60 * 30), queue("slotted", 3, -60 * 20), queue("needsCheck", 1, -340),
            queue("failed", 1, -95), queue("published", 128, -60 * 24 * 200), queue("rejected", 17, -60 * 24 * 180),
        ],
        due: [
            entry("Why we moved our build to static linking", state: .prepared, at: minutes(3)),
            entry("Seven questions about structured concurrency, answered by the people who run it", state: .slotted, at: minutes(218)),
            entry("Hiring: an editor for our engineering blog", state: .slotted, at: minutes(60 * 20), account: "Dry run", note: "on hold"),
        ],
        waiting: [
            entry(
                "A field guide to SQLite’s write-ahead log", state: .submitted, at: minutes(60 * 27),
                errand: Errand(.approve, of: people, since: minutes(-60 * 30))),
            entry(
                "What our incident review taught us", state: .needsCheck, at: minutes(-340),
                errand: Errand(.check, of: [people[0]], since: minutes(-335))),
            entry(
                "The quiet return of RSS", state: .submitted, at: minutes(60 * 3), note: "The picture is not on the page yet.",
                errand: Errand(.approveAsWell, of: [people[1]], approved: people[0], since: minutes(-50))),
            entry(
                "Release notes, week 47", state: .failed, at: minutes(-95), errand: Errand(.retry, of: [], since: minutes(-95))),
        ],
        stuck: [
            entry(
                "What our incident review taught us", state: .needsCheck, at: minutes(-340),
                note: "LinkedIn closed the connection after the request was written; no post with this text was found in 5 minutes."),
            entry(
                "Release notes, week 47", state: .failed, at: minutes(-95),
                note: "LinkedIn refused the picture: MEDIA_ASSET_PROCESSING_FAILED."),
            entry("Five small tools we like", state: .drafted, at: nil, note: "llama3.2:3b did not answer within 2 minutes."),
        ],
        published: [
            entry(
                "How we test clocks", state: .published, at: minutes(-60 * 20),
                url: "https://www.linkedin.com/feed/update/urn:li:share:7261"),
            entry(
                "Notes from the conference", state: .published, at: minutes(-60 * 68),
                url: "https://www.linkedin.com/feed/update/urn:li:share:7254"),
            entry("A calendar that survives summer time", state: .published, at: minutes(-60 * 24 * 380), account: "Dry run", url: nil),
        ], feeds: feeds,
        faults: [
            DeskStatus.OpenFault(
                key: "account/Company page",
                sentence: "The token of Company page runs out in 6 days; put a new one where token points before Thursday.",
                since: minutes(-60 * 26), last: minutes(-60 * 2), count: 2)
        ],
        pastFaults: [
            DeskStatus.OpenFault(
                key: "text model llama3.2:3b",
                sentence: "llama3.2:3b at 127.0.0.1 cannot be reached: connection refused; start it (ollama serve).",
                since: minutes(-60 * 9), last: minutes(-60 * 8), count: 14),
            DeskStatus.OpenFault(
                key: "board", sentence: "Notion answered 502 to three requests in a row; it is asked again.", since: minutes(-60 * 50),
                last: minutes(-60 * 50), count: 1),
        ])

    private static func queue(_ name: String, _ count: Int, _ age: Double?) -> DeskStatus.Queue {
        DeskStatus.Queue(name: name, count: count, oldest: age.map(minutes))
    }
}
