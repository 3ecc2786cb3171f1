import FoundationEssentials
import Rehearsal
import Support
import TestKit
import Testing

@testable import Imaging

/// A brand's logo from its row in Notion to the card on a draft's page, on the running daemon.
struct LogoCardTests {
    /// 240 x 80 pixels of magenta with white figures.
    private static let logo = """
        iVBORw0KGgoAAAANSUhEUgAAAPAAAABQCAMAAAAQlwhOAAAABlBMVEX/AP////+fGDLgAAAAqElEQVR42u3awRHDIAxFQdx/02khM5bIl7JbAOPHAWPwOQAAAACw\
        wPOlNc/XG/x+iFHBFYMMCq4ZZk5w2FrQHRy4/LUGRy74jcGhrzjBVQ8Zu4tpCg7etwmueMTwfYLgSwMKFixYsOANwWsOyQQLFixY8IavJd/DgQfx96dP8OBTyxl3\
        SzcnT/Dwu6Up16V3ps798C+DT2Zv/D8eo4Ir/uIBAAAAgH/yAW6LDj7gTrHLAAAAAElFTkSuQmCC
        """

    @Test func `the logo that an editor gives a brand stands on its cards from the next one on`() async throws {
        try await Playhouse.open { house in
            try house.edit {
                $0.replacing(
                    "[[model.image]]\nkind = \"sdapi\"", with: "[[model.image]]\nkind = \"card\"\n\n[[model.image]]\nkind = \"sdapi\"")
            }
            let logo = try #require(Data(base64Encoded: Self.logo))
            try house.notion.perform(
                .setProperty(
                    page: house.brand, name: "Logo",
                    value: [NotionDesk.hosted(name: "logo.png", bytes: [UInt8](logo), type: "image/png")]))
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            let block = try #require(house.notion.blocks(of: draft.id).first { $0.type == "image" })
            let card = try #require(house.notion.file(ofBlock: block.id))
            let pixels = try Self.magenta(in: card)
            // A card's foot has room for 240 x 56 pixels of it, on a plate or not.
            #expect(pixels.count > 2000, "\(pixels.count)")
            #expect(pixels.allSatisfy { $0.x > 600 && $0.y > 400 })
            #expect(try await !house.status().contains("logo"))
            try await daemon.stop()
        }
    }

    private static func magenta(in png: [UInt8]) throws -> [(x: Int, y: Int)] {
        let canvas = try Decoding.decode(png).canvas
        return try canvas.withPixels { bytes in
            (0..<canvas.width * canvas.height).filter { bytes[4 * $0] > 200 && bytes[4 * $0 + 1] < 60 && bytes[4 * $0 + 2] > 200 }
                .map { (x: $0 % canvas.width, y: $0 / canvas.width) }
        }
    }
}
