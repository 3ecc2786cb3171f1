import Editorial
import Support

/// Writes with a language model behind any dialect.
struct ChatTextModel: TextModel {
    private let engine: any ChatEngine
    private let tools: WritingTools
    let price: ModelPrice?

    init(_ engine: any ChatEngine, price: ModelPrice?, _ tools: WritingTools) {
        self.engine = engine
        self.price = price
        self.tools = tools
    }

    var name: String { engine.name }
    var provider: String { engine.provider }

    func write(_ order: WritingOrder, calls: any CallDesk) async throws -> WritingResult {
        var conversation = WritingConversation(engine: asked(calls), order: order)
        return try await conversation.write()
    }

    func answer(_ inquiry: Inquiry, calls: any CallDesk) async throws -> Inquiry.Answer? {
        try await InquiryConversation(engine: asked(calls), inquiry: inquiry).answer()
    }

    private func asked(_ calls: any CallDesk) -> any ChatEngine {
        PatientEngine(NotedEngine(engine, price: price, calls), tools)
    }
}
