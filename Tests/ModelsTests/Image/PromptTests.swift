import Editorial
import Support
import Testing

@testable import Models

@Suite("Prompts and sizes of pictures")
struct PromptTests {
    @Test(
        "control language is taken out, the words stay",
        arguments: [
            ("a (calm:1.9) sea", "a calm sea"),
            ("a ((very)) [old] tree", "a very old tree"),
            ("castle <lora:evil:1.2> at night <hypernet:x>", "castle at night"),
            ("a cat --ar 16:9 in a hat --no dogs", "a cat in a hat dogs"),
            ("a cat —ar 16:9 --v 6.1", "a cat"),
            ("city — at night, well-known", "city — at night, well-known"),
            ("one BREAK two AND three", "one two and three"),
            ("{red|blue} car, __artist__ style", "red blue car, style"),
            ("hot::2 dog::-1", "hot dog"),
            ("[cat:dog:0.5] run", "cat:dog run"),
            ("<lora:unclosed", ""),
            ("zero\u{200B}width \u{202E}bidi\u{0}nul", "zerowidth bidi nul"),
            ("caf\u{65}\u{301} at 9:30, 50% off", "café at 9:30, 50% off"),
        ])
    func cleaning(raw: String, plain: String) {
        #expect(PaintingPrompt.clean(raw) == plain)
    }

    @Test("lettering, watermarks and logos are always unwanted, once")
    func negative() throws {
        #expect(try PaintingPrompt(Studio.order, limit: 500).negative == "text, watermark, logo, people")
    }

    @Test("long prompts are cut between words and keep the unwanted words")
    func cutting() throws {
        let order = PictureOrder(
            prompt: String(repeating: "mountain ", count: 900), negativePrompt: String(repeating: "blur, ", count: 900), seed: 1,
            card: Studio.order.card)
        let prompt = try PaintingPrompt(order, limit: 100)
        #expect(prompt.text.count <= 100)
        #expect(prompt.text.hasSuffix("mountain"))
        #expect(prompt.negative.hasPrefix("text, watermark, logo"))
    }

    @Test("a prompt of nothing but control language is refused for good", arguments: ["", "<lora:x:1>", "(((", "--ar 16:9"])
    func empty(text: String) throws {
        let order = PictureOrder(prompt: text, negativePrompt: "", seed: 1, card: Studio.order.card)
        #expect(throws: PictureProblem.self) { try PaintingPrompt(order, limit: 100) }
    }

    @Test("the size that loses least by cropping is painted")
    func sizes() {
        #expect(PaintingSize(1200, 628).nearestSDXL == PaintingSize(1344, 768))
        #expect(PaintingSize(1080, 1080).nearestSDXL == PaintingSize(1024, 1024))
        #expect(
            PaintingSize(1080, 1350).nearestSDXL == PaintingSize(832, 1216)
                || PaintingSize(1080, 1350).nearestSDXL == PaintingSize(896, 1152))
        #expect(PaintingSize(1200, 628).nearestStabilityRatio == "16:9")
        #expect(PaintingSize(1080, 1350).nearestStabilityRatio == "4:5")
        #expect(PaintingSize.sdxl.count == 9)
        #expect(PaintingSize.sdxl.allSatisfy { $0.width % 64 == 0 && $0.height % 64 == 0 })
    }

    @Test("a seed stays itself where engines allow it and never means any", arguments: [(4711, 4711), (4_294_967_294, 4_294_967_294)])
    func seeds(given: Int, sent: Int) {
        func seed(_ value: Int) -> Int {
            PaintingTools.seed(PictureOrder(prompt: "", negativePrompt: "", seed: value, card: Studio.order.card))
        }
        #expect(seed(given) == sent)
        for odd in [0, -1, .min, .max, 4_294_967_295] { #expect((1...4_294_967_294).contains(seed(odd))) }
    }
}
