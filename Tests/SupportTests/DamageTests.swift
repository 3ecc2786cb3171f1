import Testing

@testable import Support

struct DamageTests {
    @Test("A damaged zone file is refused or read, and never ends the process")
    func zones() throws {
        let sound = try Files.read("/usr/share/zoneinfo/Europe/Berlin", limit: 1 << 20)
        var random = SplitMix(state: 1)
        for _ in 0..<3000 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                // The head and the rule at the end are where lengths and numbers stand.
                let place = Int.random(in: 0..<3, using: &random)
                let range = place == 0 ? 0..<44 : place == 1 ? bytes.count - 40..<bytes.count : 0..<bytes.count
                bytes[Int.random(in: range, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
            guard let rules = ZoneRules(tzif: bytes) else { continue }
            for instant: Int64 in [-3_000_000_000, 0, 1_783_156_080, 9_000_000_000] {
                _ = rules.offset(instant)
                _ = rules.instant(wall: instant)
            }
        }
    }

    @Test("Any text is a date or none")
    func dates() {
        var random = SplitMix(state: 2)
        let letters = Array("0123456789-+:TZ., ")
        for _ in 0..<3000 {
            let tail = String((0..<Int.random(in: 0..<20, using: &random)).map { _ in letters.randomElement(using: &random) ?? " " })
            _ = Timestamp.parse("2026-07-" + tail)
            _ = Timestamp.parse(tail)
        }
    }
}

/// A small random generator, so that failures can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
