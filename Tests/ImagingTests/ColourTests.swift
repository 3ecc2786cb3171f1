import Testing

@testable import Imaging

@Suite("Colours of cards")
struct ColourTests {
    @Test("contrast agrees with the examples of WCAG 2")
    func contrast() {
        #expect(abs(Colour.black.contrast(to: .white) - 21) < 0.001)
        // The grey that is known as the lightest readable one on white.
        #expect(abs(Colour(hex: "#767676")!.contrast(to: .white) - 4.54) < 0.01)
    }

    @Test(
        "a colour survives the way to lightness, chroma and hue and back",
        arguments: ["#0a66c2", "#ff6b00", "#f5f0e6", "#000000", "#ffffff"])
    func roundTrip(hex: String) {
        #expect(Perceived(Colour(hex: hex)!).colour.hex == hex)
    }

    @Test("short forms are read and nonsense is not")
    func reading() {
        #expect(Colour(hex: "#abc")?.hex == "#aabbcc")
        #expect(Colour(hex: " 0A66C2 ")?.hex == "#0a66c2")
        #expect(Colour(hex: "teal") == nil)
        #expect(Colour(hex: "#12345") == nil)
    }

    @Test("every pair of brand colours gives readable text")
    func everyPairIsReadable() {
        let parts = ["00", "55", "80", "aa", "ff"]
        let colours = parts.flatMap { red in parts.flatMap { green in parts.map { "#\(red)\(green)\($0)" } } }
        for (index, ground) in colours.enumerated() {
            let palette = Palette(brand: [ground, colours[(index * 37 + 11) % colours.count]])
            #expect(palette.contrast >= Palette.leastContrast, "\(ground)")
        }
    }

    @Test("a corrected colour is told, a good one is left alone")
    func corrections() {
        #expect(Palette(brand: ["#10182f", "#ffb454"]).corrections.isEmpty)
        let poor = Palette(brand: ["#10182f", "#1c2a5a", "sky"])
        #expect(poor.corrections.count == 2)
        #expect(poor.corrections.contains { $0.contains("#1c2a5a became") })
        #expect(poor.corrections.contains { $0.contains("sky is not a colour") })
    }
}
