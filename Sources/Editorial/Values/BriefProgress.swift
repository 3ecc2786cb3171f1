import FoundationEssentials
import Support

/// What became of a brief, as its row on the board says it.
package struct BriefProgress: Sendable, Hashable {
    /// Whether it has come to its end and its status is to say so.
    package let isDone: Bool
    package let postsMade: Int
    /// A sentence for the editor; nil leaves what stands there.
    package let note: Message?

    package init(isDone: Bool, postsMade: Int, note: Message?) {
        self.isDone = isDone
        self.postsMade = postsMade
        self.note = note
    }
}

/// What is known of a brief.
package struct BriefHistory: Sendable, Hashable {
    package let brief: Brief
    /// Posts that were ordered for it and not given up.
    package let ordered: Int
    /// Posts that are published.
    package let made: Int
    /// Drafts, and what waits to become one, that are neither published nor closed.
    package let open: Int
    /// Why the last order was given up.
    package let trouble: Message?
    /// How many accounts its brand posts on; nil without a brand.
    package let accounts: Int?
    /// Its brand's.
    package let language: DeskLanguage

    package init(brief: Brief, ordered: Int, made: Int, open: Int, trouble: Message?, accounts: Int?, language: DeskLanguage = .english) {
        self.language = language
        self.brief = brief
        self.ordered = ordered
        self.made = made
        self.open = open
        self.trouble = trouble
        self.accounts = accounts
    }
}

extension BriefHistory {
    /// Where the brief stands. One that people paused or closed only keeps its count.
    package func progress(at now: Date) -> BriefProgress {
        guard brief.status == .open else { return BriefProgress(isDone: false, postsMade: made, note: nil) }
        if let deadline = brief.deadline, deadline < now {
            let rest: Message = open == 0 ? "" : ", \(open) still on the way"
            return BriefProgress(isDone: true, postsMade: made, note: "Done: the deadline has passed; \(made) posted\(rest).")
        }
        if let wanted, ordered >= wanted, open == 0 {
            let rest: Message =
                made < wanted
                ? "; the others were rejected or have expired. To order more, raise \"Posts wanted\" and set Status to Open." : "."
            return BriefProgress(isDone: true, postsMade: made, note: "Done: \(made) of \(wanted) posted\(rest)")
        }
        return BriefProgress(isDone: false, postsMade: made, note: obstacle ?? "")
    }

    /// Once is one post for each account.
    private var wanted: Int? { brief.postsWanted ?? (brief.cadence == .once ? max(1, accounts ?? 1) : nil) }

    private var obstacle: Message? {
        if accounts == nil { return "No draft is made: choose a brand." }
        if accounts == 0 { return "No draft is made: the brand names no account." }
        if open > 0 { return nil }
        if let trouble { return "No draft could be made: \(trouble)" }
        if ordered > 0 || brief.hasWords { return nil }
        if !brief.feeds.isEmpty { return "Waits for an entry of its feeds." }
        return brief.isEmpty
            ? "Nothing to write from yet: fill in \"Key messages\", \"Keywords\", \"Goal\" or \"Links\", or write into the page." : nil
    }
}
