namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>The rule that a program breaks, or none, and what its reader must know to see it.</summary>
/// <param name="rule">Null for a program that no rule reports.</param>
/// <param name="squashedByTrainer">Whether the activation stands in the trainer, so that any model will do.</param>
internal sealed class Verdict(string? rule, bool squashedByTrainer)
{
    /// <param name="givenModel">The model where a caller hands it over; null where the method itself knows it.</param>
    /// <param name="givenLoss">The same of the loss.</param>
    public Marks Place(Part? givenModel, Part? givenLoss)
    {
        var model = squashedByTrainer ? Meeting.AtLoss : Of(givenModel);
        var loss = Of(givenLoss);
        return new(rule, model > loss ? model : loss);
    }

    /// <summary>Parts that an overriding class brings: its creator sees them, and so does who knows all classes.</summary>
    public Marks Anywhere() => new(rule, Meeting.AtLossByType);

    private static Meeting Of(Part? given) => given switch
    {
        null or { IsValue: false } => Meeting.AtLoss,
        { ByType: Knowledge.Enough } => Meeting.AtLossByType,
        _ => Meeting.AtCall,
    };
}
