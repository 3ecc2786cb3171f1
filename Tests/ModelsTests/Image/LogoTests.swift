import Editorial
import Support
import TestKit
import Testing

@testable import Models

/// The logo on title cards.
struct LogoTests {
    /// A red and a blue pixel.
    private static let red = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
    private static let blue = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC"

    @Test("a brand's own logo is drawn onto its card, else the one of the configuration, else none")
    func chooses() async throws {
        let folder = try ScratchFolder()
        let (red, blue) = (try await Studio.plain(Self.red, 240, 80), try await Studio.plain(Self.blue, 240, 80))
        try Files.write(folder.file("logo.png"), red)
        let plain = try Studio.painter("kind = \"card\"")
        let configured = try Studio.painter("kind = \"card\"\nlogo = \"\(folder.file("logo.png"))\"")
        var ours = Studio.order
        ours.logo = blue
        var theirs = Studio.order
        theirs.logo = red
        let none = try await plain.paint(Studio.order).hash
        let own = try await plain.paint(ours).hash
        #expect(own != none)
        #expect(try await configured.paint(ours).hash == own)
        let fallback = try await configured.paint(Studio.order).hash
        #expect(fallback != none && fallback != own)
        #expect(try await plain.paint(theirs).hash == fallback)
    }
}
