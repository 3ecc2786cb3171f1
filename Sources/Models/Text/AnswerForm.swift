import Support

/// What a language model is held to: a JSON Schema in the subset that all engines understand.
///
/// The order of members counts: engines that are held to the schema write in it, and what picks its evidence first stays closer to it.
struct AnswerForm: Sendable, Equatable {
    let name: String
    let schema: String

    /// Quotes name one of these sources; which are always in this order, so that few forms differ.
    static func writing(_ sources: [String]) -> AnswerForm {
        let names = sources.isEmpty ? "" : ",\"enum\":[\(sources.map { JSON.string($0).text }.joined(separator: ","))]"
        return AnswerForm(
            name: "post",
            schema: """
                {"type":"object","properties":{\
                "quotes":{"type":"array","items":{"type":"object","properties":{"source":{"type":"string"\(names)},"span":{"type":"string"}},\
                "required":["source","span"],"additionalProperties":false}},\
                "hook":{"type":"string"},"body":{"type":"array","items":{"type":"string"}},"call_to_action":{"type":"string"},\
                "hashtags":{"type":"array","items":{"type":"string"}},"alt_text":{"type":"string"},"picture_prompt":{"type":"string"}},\
                "required":["quotes","hook","body","call_to_action","hashtags","alt_text","picture_prompt"],"additionalProperties":false}
                """)
    }
    static let verdict = AnswerForm(
        name: "verdict",
        schema: """
            {"type":"object","properties":{"quote":{"type":"string"},"violates":{"type":"boolean"}},\
            "required":["quote","violates"],"additionalProperties":false}
            """)
}
