import FoundationEssentials
import Support

/// What the end of an account's token would stop: approved posts whose slot comes after it.
package struct TokenRisk: Sendable {
    /// One such post.
    package struct Post: Sendable {
        package let draftID: String
        package let title: String
        package let slot: Moment
    }

    /// In the order of their slots.
    package let posts: [Post]

    /// So many are named; more would fill every page that tells of them.
    static let mostNamed = 5

    /// Nothing is at risk.
    package static let none = TokenRisk(posts: [])

    /// The account's posts among `drafts` that are set for `end` or later; `words` tells a slot as its calendar does.
    package static func of(_ account: String, among drafts: [Draft], end: Date, words: (Draft, Date) -> Moment) -> TokenRisk {
        let late = drafts.compactMap { draft in
            draft.account == account && [.approved, .slotted, .prepared].contains(draft.state) ? draft.slot.map { (draft, $0) } : nil
        }
        let sorted = late.filter { $0.1 >= end }.sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }
        return TokenRisk(posts: sorted.map { draft, slot in Post(draftID: draft.id, title: draft.title, slot: words(draft, slot)) })
    }

    /// " 2 approved posts are set for after that day: \"...\" (Tue 2026-07-14 09:00 Europe/Berlin), \"...\" (...)."; nothing when none is.
    package func sentence(isDead: Bool) -> Message {
        guard !posts.isEmpty else { return "" }
        let count = posts.count
        let head: Message =
            isDead
            ? .count(count, one: "\(count) approved post waits for it", many: "\(count) approved posts wait for it")
            : .count(
                count, one: "\(count) approved post is set for after that day", many: "\(count) approved posts are set for after that day")
        let named = posts.prefix(Self.mostNamed).map { "\"\($0.title.collapsed.limited(utf16: 80))\" (\($0.slot))" as Message }
        let rest: Message = count > Self.mostNamed ? " and \(count - Self.mostNamed) more" : ""
        return " \(head): \(named.joined(separator: ", "))\(rest)."
    }

    /// What a post's own page is told when so few days are left.
    package static func words(account: String, access: AccountAccess, post: Post, at now: Date) -> Message {
        "\(TokenTerm.sentence(access, account: account, at: now)) This post is set for \(post.slot), after that: without a new token it cannot go out."
    }
}
