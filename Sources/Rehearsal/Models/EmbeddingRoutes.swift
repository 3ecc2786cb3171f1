import HTTPServer
import Support

/// Embeddings as Ollama and OpenAI give them: texts that share words point the same way.
extension ModelsService {
    func addEmbeddings(to router: inout Router) {
        router.on("POST", "/api/embed") { request, _ in
            guard let (model, texts) = Self.wanted(request) else { return Self.refusal(400, request, "invalid input type") }
            if model.contains("missing") { return Self.refusal(404, request, "model '\(model)' not found") }
            return .json(["model": .string(model), "embeddings": .array(texts.map(Self.embedding))])
        }
        router.on("POST", "/v1/embeddings") { request, _ in
            guard let (model, texts) = Self.wanted(request), !texts.contains("") else {
                return Self.openAIRefusal(400, "'$.input' is invalid.", param: "input")
            }
            let rows = texts.enumerated().map { place, text -> JSON in
                ["object": "embedding", "index": .integer(place), "embedding": Self.embedding(of: text)]
            }
            return .json(["object": "list", "model": .string(model), "data": .array(rows)])
        }
    }

    private static func wanted(_ request: ServerRequest) -> (model: String, texts: [String])? {
        guard let body = try? request.json(), let model = body["model"]?.string else { return nil }
        let rows = body["input"]?.array ?? body["input"].map { [$0] } ?? []
        let texts = rows.compactMap(\.string)
        return texts.count == rows.count && !texts.isEmpty ? (model, texts) : nil
    }

    /// Each word adds to some of 96 numbers.
    private static func embedding(of text: String) -> JSON {
        var numbers = [Double](repeating: 0.01, count: 96)
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) where word.count > 3 {
            let digest = SHA256.hex(of: String(word.prefix(5))).utf8.map(Int.init)
            for place in 0..<4 { numbers[(digest[place] * 31 + digest[place + 8] * 7 + place) % 96] += 1 }
        }
        return .array(numbers.map { .number($0) })
    }
}
