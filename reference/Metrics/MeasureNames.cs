namespace TorchSharp.Reference.Metrics;

internal static class MeasureNames
{
    public static string Of(Measure measure) => measure switch
    {
        Measure.Precision => "precision",
        Measure.Recall => "recall",
        Measure.F1 => "f1",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "no such measure"),
    };
}
