import Editorial
import Markup
import Support

/// Why a feed could not be read, and what to do about it.
package struct FeedProblem: PollError, Equatable {
    /// The feed's name.
    package let feed: String
    /// What happened and the next step; reads on after the name.
    package let reason: Message
    package let disposition: Disposition
    package let trouble: PollTrouble

    package var message: Message { "Feed \"\(feed)\": \(reason)" }
    package var description: String { message.description }

    init(_ feed: String, _ reason: Message, _ disposition: Disposition = .retry, _ trouble: PollTrouble = .other) {
        self.feed = feed
        self.reason = reason
        self.disposition = disposition
        self.trouble = trouble
    }
}

extension FeedProblem {
    /// The address answers with something that is no feed, perhaps only for now: a notice of maintenance is a web page too.
    init(_ feed: String, _ refusal: FeedRefusal) {
        switch refusal {
        case .empty: self.init(feed, "the address answers with an empty document; it is tried again.")
        case .page(let feeds) where feeds.isEmpty:
            self.init(feed, "the address answers with a web page that names no feed; look for a link called RSS or Feed on it.")
        case .page(let feeds):
            let listed = feeds.prefix(5).map { $0.title.isEmpty ? $0.address : "\($0.address) (\($0.title.limited(utf16: 60)))" }
            self.init(
                feed, "the address answers with a web page, not a feed; order a feed that it names: \(listed.joined(separator: ", ")).")
        case .other(let what): self.init(feed, "the address answers with \(what); check the address.")
        case .unreadable(let why): self.init(feed, "the feed cannot be read: \(why). It is tried again; if that lasts, tell its publisher.")
        }
    }
}
