import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    /// Lists a text under Versions, once.
    func addVersion(_ version: DraftVersion, to page: BoardReference, in voice: Voice, isFirst: Bool) async throws {
        guard let list = try await toggle(.versions, of: page, make: voice) else { return }
        if !isFirst {
            let present = try await client.on(.writes).children(of: list).elements
            if present.contains(where: { VersionEntry.number(of: $0) == version.number }) { return }
        }
        try await client.on(.writes).append([VersionEntry.block(version, in: voice)], to: list)
    }

    /// Takes the ticks from the boxes of these versions; one that is not ticked, or gone, is fine.
    func untick(_ numbers: [Int], on page: BoardReference) async throws {
        guard let list = try await toggle(.versions, of: page, make: nil) else { return }
        let notion = client.on(.writes)
        for block in try await notion.children(of: list).elements {
            guard let id = block.id, let number = VersionEntry.ticked(block), numbers.contains(number) else { continue }
            try await notion.tick(id, false)
        }
    }

    /// The lines whose boxes are ticked, in their order; asks only when something is listed. nil without a layout.
    func ticked(on layout: PageLayout?, _ lane: NotionLane) async throws -> [Block]? {
        guard let layout else { return nil }
        guard layout.hasVersions, let list = layout.toggles[.versions] else { return [] }
        return try await client.on(lane).children(of: list).elements.filter { VersionEntry.ticked($0) != nil }
    }

    /// The ticks on a page whose text is not read any more; nil while no editor touched it since they were last read.
    func tickedWhenClosed(_ row: Row, own: String, readAt: Date) async throws -> [Block]? {
        let (page, stamp) = (row.page.id, PageStamp(editedAt: row.page.lastEdited ?? readAt, readAt: readAt))
        let last = memory.read { $0.closedPages[page] }
        guard row.page.lastEditedBy?.id != own, last?.mustRead(row.page.lastEdited) ?? true else { return nil }
        let ticked = try await ticked(on: layout(of: page, post: nil, .rulings), .rulings)
        memory.change { $0.closedPages[page] = stamp }
        return ticked
    }

    /// Who changed one of these blocks last, Copydesk left aside.
    func hand(on blocks: [Block], _ lane: NotionLane) async throws -> Hand? {
        if blocks.isEmpty { return nil }
        let own = try await bot().id
        let others = Self.flat(blocks).filter { $0.lastEditedBy.map { $0 != own } ?? false }
        guard let last = others.max(by: { ($0.lastEdited ?? .distantPast) < ($1.lastEdited ?? .distantPast) }), let at = last.lastEdited
        else { return nil }
        return Hand(person: try await person(last.lastEditedBy.map { User(id: $0) }, lane), at: at)
    }

    /// Everybody who changed one of these blocks last, Copydesk left aside.
    func hands(on blocks: [Block], _ lane: NotionLane) async throws -> [Editorial.Person] {
        if blocks.isEmpty { return [] }
        let own = try await bot().id
        var people: [Editorial.Person] = []
        for id in Set(Self.flat(blocks).compactMap(\.lastEditedBy)).sorted() where id != own {
            people.append(try await person(User(id: id), lane))
        }
        return people
    }

    static func flat(_ blocks: [Block]) -> [Block] { blocks.flatMap { [$0] + flat($0.children) } }
}
