import Editorial
import Support
import TOML

/// `[[model.image]] kind = "card"`: the title card, which needs no server and never leaves a post without a picture.
package struct CardSettings: ImageModelSettings {
    package static let kind = "card"

    /// A PNG, JPEG or WebP that stands at the foot of the cards of brands without a logo of their own; nil for none.
    let logo: String?
    /// Used when a brand has no colours of its own.
    let colours: [String]
    let width: Int
    let height: Int

    package init(_ table: inout TableReader) {
        logo = table.string("logo")
        colours = table.strings("colours")
        width = table.integer("width", in: 200...2400, default: 1200)
        height = table.integer("height", in: 200...2400, default: 627)
    }

    package func model(_ tools: PaintingTools) throws -> any ImageModel {
        CardPainter(settings: self, logo: try logo.map { try Files.read($0, limit: 4 << 20) } ?? [], workshop: tools.workshop)
    }
}

/// Draws the title card of an order.
struct CardPainter: ImageModel {
    let settings: CardSettings
    let logo: [UInt8]
    let workshop: PictureWorkshop

    var name: String { "card/builtin" }

    func paint(_ order: PictureOrder) async throws -> Picture {
        let words = order.card
        let card = TitleCard(
            title: words.title, kicker: words.kicker, source: words.source,
            colours: words.colours.isEmpty ? settings.colours : words.colours,
            language: words.language, width: settings.width, height: settings.height)
        do {
            let drawn = try await workshop.draw(card, logo: order.logo.isEmpty ? logo : order.logo)
            return try drawn.picture(engine: CardSettings.kind, model: "", prompt: "", negativePrompt: "", seed: nil, before: [])
        } catch let refusal as PictureRefusal {
            throw PictureProblem(refusal.kind == .failed ? .retry : .permanent, "The card could not be drawn: \(refusal.sentence).")
        }
    }
}
