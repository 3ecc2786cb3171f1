import FoundationEssentials
import HTTPClient
import Notion
import Support

extension NotionBoard {
    /// A row of Feeds.
    package struct FeedRow: Sendable, Equatable {
        /// Its page.
        package let url: String
        /// Whether it was made just now.
        package let isNew: Bool
    }

    /// Orders a feed by a row of Feeds, unless one has its address already.
    package func order(feed address: String, name: String) async throws -> FeedRow {
        try require(.insertContent)
        let bound = try await table(.feeds)
        if let known = try await row(of: address, in: bound) { return FeedRow(url: known.url ?? "", isNew: false) }
        do {
            let made = try await client.on(.writes).createPage(
                in: .dataSource(bound.dataSourceID),
                properties: bound.properties([(.name, .title(RichText(name.limited(utf16: 200)))), (.url, .url(address))]))
            return FeedRow(url: made.url ?? "", isNew: true)
        } catch let error as NotionError where error.mayHaveTakenEffect {
            guard let made = try await row(of: address, in: bound) else { throw error }
            return FeedRow(url: made.url ?? "", isNew: true)
        }
    }

    private func row(of address: String, in bound: TableBinding) async throws -> Page? {
        let normal = WebAddress.normalized(address)
        return try await client.on(.writes).queryAll(bound.dataSourceID, NotionQuery()).elements.first { page in
            let other = Row(page: page, table: bound).text(.url)
            return other == address || normal != nil && WebAddress.normalized(other) == normal
        }
    }
}
