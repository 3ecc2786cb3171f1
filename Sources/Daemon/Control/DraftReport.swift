import Editorial
import Pipeline
import Support

/// Drafts once for a command, and tells what came of it as a document.
struct DraftReport: Sendable {
    let line: ProductionLine
    let board: any BoardShelf

    func draft(_ order: JSON) async throws -> JSON {
        guard let drafting = line.stages.lazy.compactMap({ $0 as? Drafting }).first, let origin = Self.origin(order) else {
            throw ControlRefusal(description: "the order names nothing to draft from")
        }
        let request = DraftRequest(
            origin, brand: order["brand"]?.string, account: order["account"]?.string, isForBoard: order["submit"]?.bool == true)
        do {
            return Self.json(try await drafting.once(request, brands: try await board.brands()), isForBoard: request.isForBoard)
        } catch let error as any DeskError {
            throw ControlRefusal(description: error.message.description)
        }
    }

    private static func origin(_ order: JSON) -> DraftRequest.Origin? {
        if let brief = order["brief"]?.string { return .brief(brief) }
        if let address = order["url"]?.string { return .page(address) }
        return order["text"]?.string.map { DraftRequest.Origin.text($0) }
    }

    private static func json(_ made: DraftedOnce, isForBoard: Bool) -> JSON {
        let draft = made.draft
        let result = made.record.result
        return [
            "draft": isForBoard ? .string(draft.id) : .null, "brand": .string(made.assignment.brand.name),
            "account": .string(draft.account),
            "text": .string(draft.content.text), "alt_text": .string(draft.content.altText),
            "picture_prompt": .string(result.writing.picturePrompt), "link_card": .optional(draft.content.card?.source),
            "first_comment": .optional(draft.content.sentComment),
            "units": .integer(PostLimits.escapedUnits(draft.content.text)), "most_units": .integer(PostLimits.units),
            "model": .string(result.model), "seed": result.seed.map { JSON.integer($0) } ?? .null,
            "blocks": .array(draft.obstacles.map { .string($0.description) }),
            "checks": .array(
                (result.notes + draft.checks.filter { check in !result.notes.contains(check) }).map { .string($0.description) }),
            "sources": .array(made.assignment.items.map { source($0, result.writing.quotes) }),
        ]
    }

    private static func source(_ item: Item, _ quotes: [Quote]) -> JSON {
        let own = quotes.filter { $0.source == item.url || $0.source == item.id }
        return ["title": .string(item.title), "url": .optional(item.url), "quotes": .array(own.map { .string($0.span) })]
    }
}
