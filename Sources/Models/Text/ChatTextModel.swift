import Editorial
import Support

/// Writes with a language model behind any dialect.
struct ChatTextModel: TextModel {
    private let engine: any ChatEngine

    init(_ engine: any ChatEngine, _ tools: WritingTools) { self.engine = PatientEngine(engine, tools) }

    var name: String { engine.name }

    func write(_ order: WritingOrder) async throws -> WritingResult {
        var conversation = WritingConversation(engine: engine, order: order)
        return try await conversation.write()
    }

    func answer(_ inquiry: Inquiry) async throws -> Inquiry.Answer? {
        try await InquiryConversation(engine: engine, inquiry: inquiry).answer()
    }
}
