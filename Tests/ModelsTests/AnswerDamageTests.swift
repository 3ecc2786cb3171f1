import Support
import Testing

@testable import Models

struct AnswerDamageTests {
    @Test("A damaged answer is read or refused, and never ends the process")
    func damage() {
        let sound = Array(WritingSamples.answer.text.utf8)
        var state: UInt64 = 7
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let letters = Array("{}[]\"\\,:# \u{0}".utf8)
        for _ in 0..<500 {
            var bytes = sound
            for _ in 0...random(5) { bytes[random(bytes.count)] = random(2) == 0 ? letters[random(letters.count)] : UInt8(random(256)) }
            _ = WritingAnswer(String(decoding: bytes.prefix(random(bytes.count) + 1), as: UTF8.self))
        }
        _ = WritingAnswer(String(repeating: "{", count: 20_000))
        _ = WritingAnswer("{\"hook\":" + String(repeating: "[", count: 20_000))
        _ = WritingAnswer("{\"hook\":" + String(repeating: "[", count: 2000) + String(repeating: "]", count: 2000) + "}")
    }
}
