import HTTPServer
import Rehearsal
import Support
import TestKit
import Testing

/// Embeddings of the look-alike, in both dialects.
struct EmbeddingTests {
    private func ask(_ path: String, _ body: JSON) async throws -> (status: Int, json: JSON) {
        let models = try ModelsLookalike(clock: ManualClock(), port: 0)
        let response = await models.handle(ServerRequest(method: "POST", target: path, headers: [], body: body.serialized()))
        guard case .bytes(let bytes) = response.body else { return (response.status, .null) }
        return (response.status, try JSON(parsing: bytes))
    }

    private func likeness(_ left: JSON?, _ right: JSON?) -> Double {
        let pairs = zip(left?.array?.compactMap(\.number) ?? [], right?.array?.compactMap(\.number) ?? [])
        func length(_ json: JSON?) -> Double {
            (json?.array ?? []).compactMap(\.number).reduce(0) { $0 + $1 * $1 }.squareRoot()
        }
        return pairs.reduce(0) { $0 + $1.0 * $1.1 } / max(1e-9, length(left) * length(right))
    }

    @Test("texts that share words point the same way, in the order asked for")
    func words() async throws {
        let texts: JSON = ["Harbour cranes lift towers", "Towers and harbour cranes", "Bakers count loaves"]
        let ollama = try await ask("/api/embed", ["model": "all-minilm", "input": texts])
        let rows = try #require(ollama.json["embeddings"]?.array)
        #expect(ollama.status == 200 && rows.count == 3)
        #expect(likeness(rows[0], rows[1]) > 0.8 && likeness(rows[0], rows[2]) < 0.4)
        let openAI = try await ask("/v1/embeddings", ["model": "m", "input": texts])
        #expect(openAI.json["data"]?[2]?["embedding"] == rows[2] && openAI.json["data"]?[2]?["index"] == 2)
    }

    @Test("what the vendors refuse is refused")
    func refused() async throws {
        #expect(try await ask("/api/embed", ["model": "missing", "input": ["x"]]).status == 404)
        #expect(try await ask("/api/embed", ["model": "m", "input": [1]]).status == 400)
        #expect(try await ask("/v1/embeddings", ["model": "m", "input": ["x", ""]]).status == 400)
    }
}
