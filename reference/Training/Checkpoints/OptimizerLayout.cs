using System.Reflection;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// TorchSharp makes a tensor of whatever stands in the saved state of an optimizer, and a type or shape that there is not ends the process. So the state of
/// a parameter is written once with one set of numbers and once with another: what is the same in both, the heads of tensors and which of them there are,
/// must stand in the file, too.
/// </summary>
internal static class OptimizerLayout
{
    /// <param name="state">Of a new optimizer; its numbers are changed.</param>
    /// <param name="parameter">Its parameter.</param>
    /// <param name="content">What is left of the file.</param>
    /// <exception cref="FormatException">This is none of its states.</exception>
    public static void Check(OptimizerState state, Tensor parameter, ReadOnlySpan<byte> content)
    {
        // A momentum is there after the first step, and not before.
        var missing = Fields(state).Where(field => field.FieldType == typeof(Tensor) && field.GetValue(state) is null).ToList();
        for (var present = 0; present < 1 << missing.Count; present++)
        {
            var there = missing.Where((_, place) => (present >> place & 1) == 1).ToList();
            if (Fits(state, parameter, there, content))
                return;
        }

        throw new FormatException("its numbers are not where this optimizer writes them");
    }

    private static bool Fits(OptimizerState state, Tensor parameter, List<FieldInfo> there, ReadOnlySpan<byte> content)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        foreach (var field in there)
            field.SetValue(state, zeros_like(parameter));
        var (one, other) = (Written(state, isOther: false), Written(state, isOther: true));
        foreach (var field in there)
            field.SetValue(state, null);

        if (content.Length < one.Length)
            return false;
        for (var place = 0; place < one.Length; place++)
        {
            if (one[place] == other[place] && content[place] != one[place])
                return false;
        }

        return true;
    }

    private static byte[] Written(OptimizerState state, bool isOther)
    {
        foreach (var field in Fields(state))
            Fill(state, field, isOther);
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory))
            state.SaveStateDict(writer);
        return memory.ToArray();
    }

    /// <summary>Zero, or a number none of whose bytes is zero.</summary>
    private static void Fill(OptimizerState state, FieldInfo field, bool isOther)
    {
        if (field.GetValue(state) is Tensor tensor)
            _ = tensor.fill_(!isOther ? 0 : tensor.dtype == ScalarType.Float64 ? 1.2345678901234567 : 1.2345678f);
        else if (field.FieldType == typeof(long))
            field.SetValue(state, isOther ? -1L : 0);
        else if (field.FieldType == typeof(int))
            field.SetValue(state, isOther ? -1 : 0);
        else if (field.FieldType == typeof(double))
            field.SetValue(state, isOther ? 1.2345678901234567 : 0);
        else if (field.FieldType == typeof(float))
            field.SetValue(state, isOther ? 1.2345678f : 0);
        else if (field.FieldType == typeof(bool))
            field.SetValue(state, isOther);
    }

    private static FieldInfo[] Fields(OptimizerState state) => state.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public);
}
