import ProofKit
import Support
import Testing

/// Random lives of a draft: nothing is published without a live approval of exactly that text, at most one post comes of it, and every
/// unknown is ended by evidence or by a person. `LIVES` says how many, `LIFE_SEED` where to begin.
@Suite struct LifeTests {
    static let length = 30
    static let lives = Environment.value("LIVES").flatMap { Int($0) } ?? 24
    static let seed = Environment.value("LIFE_SEED").flatMap { UInt64($0) } ?? 1

    @Test("whatever befalls a draft, at most one post comes of it, and only of an approved text", arguments: 0..<4)
    func holds(part: Int) async throws {
        for number in stride(from: part, to: Self.lives, by: 4) {
            let seed = Self.seed + UInt64(number)
            let commands = Command.life(Self.length, seed: seed)
            guard try await !Life.wrongs(commands).isEmpty else { continue }
            let few = try await shrink(commands) { try await !Life.wrongs($0).isEmpty }
            let wrongs = try await Life.wrongs(few)
            Issue.record("seed \(seed): \(wrongs.joined(separator: "; ")) after: \(few.map(\.description).joined(separator: ", "))")
            return
        }
    }

    @Test("each line that is built wrong is found, and shown by a few commands", arguments: Breakage.all)
    func finds(_ breakage: Breakage) async throws {
        for seed in UInt64(1)...60 {
            let commands = Command.life(Self.length, seed: seed)
            guard try await !Life.wrongs(commands, breakage).isEmpty else { continue }
            let few = try await shrink(commands) { try await !Life.wrongs($0, breakage).isEmpty }
            let words = few.map(\.description).joined(separator: ", ")
            #expect(few.count <= 8, "\(words)")
            #expect(try await Life.wrongs(few).isEmpty, "the line that is built right fails too after: \(words)")
            StandardError.write("life: \(breakage): seed \(seed), \(few.count) commands: \(words)\n")
            return
        }
        Issue.record("\(breakage) was not found")
    }

    @Test("a failing list is shrunk to what it takes to fail")
    func shrinks() async throws {
        let few = try await shrink(Array(1...100)) { $0.contains(17) && $0.contains(71) }
        #expect(few == [17, 71])
    }
}
