import Support
import Testing

@testable import Imaging

@Suite("Title cards")
struct CardTests {
    private func draw(_ card: TitleCard, logo: [UInt8] = []) throws -> (CardFacts, PictureFacts, [UInt8]) {
        let (facts, png) = try PictureProgram.perform(.card(card), logo)
        return (try #require(facts.card), facts, png)
    }

    @Test("a card has the size that was asked, letters every eye can read, and no stranger's data")
    func plain() throws {
        let (card, facts, png) = try draw(
            TitleCard(title: "Small language models are quietly taking over", kicker: "Briefing", source: "example.com"))
        #expect(facts.result?.width == 1200)
        #expect(facts.result?.height == 627)
        #expect(facts.result?.sha256 == SHA256.hex(of: png))
        #expect(card.contrast >= 4.5)
        #expect(card.unknownGlyphs == 0)
        #expect(!card.isCut)
        #expect(!facts.light.isFlat)
    }

    @Test("a longer title is set smaller, and cut only when nothing else helps")
    func fitting() throws {
        let short = try draw(TitleCard(title: "Why now?")).0
        let medium = try draw(TitleCard(title: String(repeating: "words that wrap ", count: 6))).0
        let endless = try draw(TitleCard(title: String(repeating: "words that wrap ", count: 60))).0
        #expect(short.titleLines == 1)
        #expect(short.titleSize > medium.titleSize)
        #expect(medium.titleSize > endless.titleSize)
        #expect(!medium.isCut)
        #expect(endless.isCut)
    }

    @Test("a word longer than the card is broken instead of running out of it")
    func longWord() throws {
        #expect(try draw(TitleCard(title: String(repeating: "Donaudampfschiff", count: 6))).0.titleLines > 1)
    }

    @Test("the last line never holds a lone word when the lines can be evened out")
    func evenLines() throws {
        let context = try Canvas(width: 10, height: 10, opaque: true)
        try context.draw { drawing in
            let text = Lettering(drawing, "one two three four five six seven eight nine ten eleven", language: "en")
            let fit = TitleFit(text, family: "sans-serif", width: 500, height: 120, largest: 40, smallest: 20)
            let lines = text.lines
            #expect(lines > 1)
            #expect(fit.width < 500)
            text.width(fit.width - 20)
            #expect(text.lines > lines || text.widest > fit.width - 20)
        }
    }

    @Test("right-to-left titles are recognised by their first strong letter")
    func direction() {
        #expect(Lettering.isRightToLeft("2026: الذكاء الاصطناعي"))
        #expect(Lettering.isRightToLeft("חדשות"))
        #expect(!Lettering.isRightToLeft("News: الذكاء"))
        #expect(!Lettering.isRightToLeft(""))
    }

    @Test("a right-to-left card starts on the right")
    func mirrored() throws {
        let colours = ["#000000", "#ffffff"]
        let left = try Decoding.decode(try draw(TitleCard(title: "News", kicker: "K", colours: colours)).2).canvas
        let right = try Decoding.decode(try draw(TitleCard(title: "חדשות", kicker: "א", colours: colours)).2).canvas
        // The bar beside the kicker.
        func bar(_ canvas: Canvas, _ x: Int) throws -> UInt8 { try canvas.withPixels { $0[100 * canvas.stride + 4 * x] } }
        #expect(try bar(left, 100) > 200)
        #expect(try bar(right, 1100) > 200)
    }

    @Test("characters no font knows are counted")
    func unknownGlyphs() throws {
        // A private-use character that fonts do not define.
        #expect(try draw(TitleCard(title: "A \u{10FFFD} B")).0.unknownGlyphs == 1)
    }

    @Test("a damaged logo is left out and told; the card is made all the same")
    func damagedLogo() throws {
        let (card, _, png) = try draw(TitleCard(title: "News"), logo: Array("<svg/>".utf8))
        #expect(card.corrections.contains { $0.hasPrefix("the logo was left out") })
        #expect(!png.isEmpty)
        let logo = try SamplePictures.png(120, 40)
        #expect(try draw(TitleCard(title: "News"), logo: logo).2 != png)
    }

    @Test(
        "hostile titles are drawn as text",
        arguments: ["", "\u{0}\u{1}\n\t", "<b>&amp;</b>", "\u{202E}evil", String(repeating: "👩🏽‍💻", count: 80)])
    func hostile(title: String) throws {
        #expect(try draw(TitleCard(title: title, kicker: title, source: title)).1.result?.width == 1200)
    }

    @Test("a card of absurd size is refused", arguments: [0, -5, 100_000])
    func absurdSize(width: Int) {
        #expect(throws: PictureRefusal.self) { try PictureProgram.perform(.card(TitleCard(title: "x", width: width)), []) }
    }
}
