namespace TorchSharp.Reference.Training;

/// <summary>What must come of the loss of one batch, all of it measured from the least that its targets allow.</summary>
/// <param name="First">The loss of the first step.</param>
/// <param name="Constant">That of the best answer that is the same for all examples.</param>
/// <param name="Floor">The least that squashed outputs allow.</param>
/// <param name="Least">The least that anything allows.</param>
internal readonly record struct OverfitGoal(double First, double Constant, double Floor, double Least)
{
    private const double Nearness = 0.01;

    /// <summary>
    /// A share of what it was at first, or would be for a model that has not looked at the inputs: one that knows the batch already need
    /// not get ten times as good. As near to the least as nobody cares is enough too, where all targets are the same. And well under the
    /// floor, always.
    /// </summary>
    private double Excess
    {
        get
        {
            var enough = Math.Max((Math.Max(First, Constant) - Least) * LearnedShare, Gap * Nearness);
            return IsTelling ? Math.Min(enough, Gap * (1 - Nearness)) : enough;
        }
    }

    /// <summary>
    /// Greater logits make a certain target's loss as small as one likes. A soft one wants its very probability, and greater logits for
    /// what lies between two classes are too great for all else: a right model stays further from the least.
    /// </summary>
    private double LearnedShare => Least > Floor * Nearness ? 0.25 : 0.1;

    private double Gap => Floor - Least;

    /// <summary>Targets may be so soft that squashed outputs reach them: then the floor tells nothing.</summary>
    private bool IsTelling => Gap > Floor * Nearness;

    /// <summary>Whether it was reached with room to spare: more steps would tell nothing new.</summary>
    public bool IsPassed(double loss) => loss - Least < Excess / 2;

    public OverfitVerdict Verdict(double last)
    {
        if (last - Least < Excess)
            return OverfitVerdict.Learned;
        return IsTelling && Math.Abs(last - Floor) <= Floor * Nearness ? OverfitVerdict.StuckAtFloor : OverfitVerdict.NotLearned;
    }
}
