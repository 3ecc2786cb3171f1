import Editorial
import Notion
import Support

extension NotionBoard: BoardMessages {
    /// Reads a webhook's envelope; nil when it is none. Events that Copydesk's own writes cause bring no news, and neither do types that
    /// nobody here needs.
    package func news(in message: [UInt8]) async throws -> (id: String, news: BoardNews?)? {
        guard let event = (try? JSON(parsing: message)).flatMap(NotionEvent.init) else { return nil }
        return (event.id, try await isOwn(event) ? nil : Self.news(of: event))
    }

    private func isOwn(_ event: NotionEvent) async throws -> Bool {
        guard !event.authors.isEmpty else { return false }
        let own = try await bot().id
        return event.authors.allSatisfy { $0 == own }
    }

    private static func news(of event: NotionEvent) -> BoardNews? {
        switch event.type.split(separator: ".").first {
        case "page": .page(event.entity)
        case "comment": event.page.map { .comment(onPage: $0, at: event.place.flatMap(CommentPlace.init)) } ?? .orders
        case "database", "data_source": .orders
        default: nil
        }
    }
}

extension CommentPlace {
    fileprivate init?(_ place: NotionEvent.Place) {
        switch place.kind {
        case "page", "page_id": self = .page
        case "block", "block_id": self = .block(place.id)
        default: return nil
        }
    }
}
