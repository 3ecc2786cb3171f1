import FoundationEssentials
import Rehearsal
import Support

/// Holds the LinkedIn look-alike's ledger against what the editor approved: exactly one post for each, equal in all parts.
struct Judgement: Sendable {
    /// What an approved draft whose minute has come has to have become.
    enum Demand: Sendable {
        /// Published, whatever happened.
        case published
        /// Published, or on a page that says why not; where that cannot be known, a person is asked.
        case publishedOrExplained
    }

    /// One draft's line in the table.
    struct Line: Sendable {
        let title: String
        let draft: String
        let plan: String
        let status: String
        let slot: String
        let urn: String
        /// Empty when all is as it has to be.
        let problems: [String]
    }

    let lines: [Line]
    /// What is wrong beyond single drafts.
    let problems: [String]
    /// How often each call was made, by look-alike.
    let calls: [String: [String: Int]]

    var isGood: Bool { problems.isEmpty && lines.allSatisfy(\.problems.isEmpty) && !lines.isEmpty }

    /// `verdicts` are the editor's, by page; `late` says that time ran out, which is never good.
    init(
        _ theatre: Theatre, _ verdicts: [String: AutomaticEditor.Verdict], _ demand: Demand = .published, late: String? = nil
    ) {
        let posts = theatre.linkedIn.allPosts
        let rows = theatre.notion.desk.rows(of: "Drafts")
        let urls = rows.compactMap { $0.properties["Published URL"]?.string }
        let unnamed = posts.filter { post in !urls.contains { $0.contains(post.urn) } }
        var claimed: Set<String> = []
        lines = rows.map { row in
            let verdict = verdicts[row.id]
            let url = row.properties["Published URL"]?.string ?? ""
            let mine =
                posts.filter { url.contains($0.urn) }
                // What no page names belongs to whom its words belong: a second post of a draft, or one that is in doubt.
                + unnamed.filter { $0.text == verdict?.approved?.text }
            claimed.formUnion(mine.map(\.urn))
            return Line(
                title: row.title, draft: row.properties["Draft ID"]?.string ?? row.id, plan: verdict?.plan.rawValue ?? "unseen",
                status: row.properties["Status"]?.string ?? "", slot: row.properties["Publish at"]?.string ?? "",
                urn: mine.first?.urn ?? "", problems: Self.problems(theatre, row, verdict?.approved, mine, demand))
        }
        var problems = posts.filter { !claimed.contains($0.urn) }.map { "The post \($0.urn) belongs to no draft: \($0.text.prefix(60))" }
        if let late { problems.append(late) }
        problems += theatre.linkedIn.log.violations.map { "LinkedIn: \($0.kind): \($0.detail)" }
        problems += theatre.notion.desk.violations.map { "Notion: \($0.kind): \($0.detail)" }
        self.problems = problems
        calls = theatre.calls
    }

    private static func problems(
        _ theatre: Theatre, _ row: NotionRow, _ seen: AutomaticEditor.Seen?, _ posts: [LedgerPost], _ demand: Demand
    ) -> [String] {
        guard let seen else {
            return posts.isEmpty ? [] : ["published without an approval"]
        }
        let status = row.properties["Status"]?.string ?? ""
        // Approved, and its minute has not come: what it has to be until then is unpublished.
        if posts.isEmpty, status != "Published", let slot = row.properties["Publish at"]?.string.flatMap(Timestamp.parse),
            slot > theatre.clock.now()
        {
            return []
        }
        if posts.isEmpty, demand == .publishedOrExplained { return silence(theatre, row, status) }
        guard posts.count == 1, let post = posts.first else { return ["\(posts.count) posts instead of one"] }
        var problems: [String] = []
        if status != "Published", demand == .published || status != "Needs check" {
            problems.append("published, but its page says otherwise")
        }
        if post.isCut || post.text != seen.text { problems.append("the text differs from what was approved") }
        if post.pictures.first?.sha256 != seen.pictureHash { problems.append("the picture differs from what was approved") }
        if post.pictures.first?.altText ?? "" != seen.altText { problems.append("the alt text differs from what was approved") }
        return problems
    }

    /// What is wrong with a page whose draft did not go out: nothing when it says why.
    private static func silence(_ theatre: Theatre, _ row: NotionRow, _ status: String) -> [String] {
        let reason: [String: String] = [
            "Needs check": "It is not known whether this post is live.", "Failed": "Not published: ", "Expired": "Expired: ",
        ]
        guard let words = reason[status] else { return ["no post, and its page says \"\(status)\""] }
        let isSaid = theatre.notion.desk.comments(on: row.id).contains { $0.text.hasPrefix(words) }
        return isSaid ? [] : ["no post, and its page says \"\(status)\" without a reason"]
    }

    /// The table for people.
    var text: String {
        let rows = lines.map { [String($0.title.prefix(38)), String($0.draft.suffix(8)), $0.plan, $0.status, $0.slot, $0.urn] }
        let head = ["item", "draft", "editor", "status", "slot", "post"]
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        var out = ([head] + rows).map { row in
            row.indices.map { row[$0] + String(repeating: " ", count: widths[$0] - row[$0].count) }.joined(separator: "  ")
        }
        for line in lines { out += line.problems.map { "WRONG \(line.draft): \($0)" } }
        out += problems.map { "WRONG \($0)" }
        let posts = lines.filter { !$0.urn.isEmpty }.count
        out.append(
            "\(lines.count) drafts, \(posts) posts, \(lines.filter { $0.status == "Rejected" }.count) rejected: \(isGood ? "as approved, once each" : "NOT as it has to be")."
        )
        return out.joined(separator: "\n")
    }

    var json: JSON {
        [
            "ok": .bool(isGood), "problems": .array(problems.map { .string($0) }),
            "calls": .object(calls.mapValues { .object($0.mapValues { .integer($0) }) }),
            "drafts": .array(
                lines.map {
                    [
                        "item": .string($0.title), "draft": .string($0.draft), "editor": .string($0.plan), "status": .string($0.status),
                        "slot": .string($0.slot), "urn": .string($0.urn), "problems": .array($0.problems.map { .string($0) }),
                    ]
                }),
        ]
    }
}
