import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    /// So long after a logo could not be fetched it is tried again.
    private static let logoPause: Duration = .seconds(600)

    /// The brand's logo, with its picture where the file is another one than before. A file that cannot be used is named; the card does
    /// without it.
    func logo(_ row: Row, known: Brand.Logo?, _ problems: inout [Message]) async throws -> (logo: Brand.Logo?, picture: Picture?) {
        if row.isLost(.logo) { return (known, nil) }
        guard let intake, let file = row.files(.logo).lazy.compactMap(BoardPicture.init).first else { return (nil, nil) }
        if let known, known.identity == file.identity, known.hash != nil { return (known, nil) }
        do {
            let picture = try await intake.takeIn(try await download(file), name: "")
            return (Brand.Logo(identity: file.identity, hash: picture.hash), picture)
        } catch let error as any DeskError {
            problems.append("the logo is left out (\(error.message))")
            let next = error.disposition == .permanent ? Date.distantFuture : clock.now() + Self.logoPause
            memory.change { $0.logosDue[row.page.id] = next }
            return (Brand.Logo(identity: file.identity, hash: nil), nil)
        }
    }

    /// Whether the brand's page is to be read again for the sake of its logo: its address there works for an hour only.
    func isLogoDue(_ brand: Brand) -> Bool {
        guard let logo = brand.logo, logo.hash == nil, intake != nil else { return false }
        let now = clock.now()
        return memory.read { $0.logosDue[brand.id].map { $0 <= now } ?? true }
    }
}
