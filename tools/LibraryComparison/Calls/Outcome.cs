using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using LibraryComparison.Processes;
using TorchSharp;
using static TorchSharp.torch;

namespace LibraryComparison.Calls;

/// <summary>All that a call gave: its results, and what the tensor it was called on holds afterwards.</summary>
internal sealed record Outcome(IReadOnlyList<Tensor> Results, Tensor? Receiver, bool IsReceiver)
{
    /// <summary>The most that rounding may do to a double.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>The outcome of a call with the random numbers that the seed of the run gives, or null where it throws.</summary>
    public static Outcome? Of(MethodBase method, object? receiver, object?[] arguments)
    {
        manual_seed(Run.Current.Seed);
        try
        {
            var result = method is ConstructorInfo made ? made.Invoke(arguments) : method.Invoke(receiver, arguments);
            var first = receiver as Tensor ?? arguments.FirstOrDefault() as Tensor;
            return new Outcome([.. Tensors(result)], first, ReferenceEquals(result, first));
        }
        catch (Exception error) when (error is TargetInvocationException or ArgumentException)
        {
            return null;
        }
    }

    public static bool Same(IReadOnlyList<Tensor> one, IReadOnlyList<Tensor> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => Same(pair.First, pair.Second));

    public static bool Same(Tensor one, Tensor other)
    {
        if (!one.shape.SequenceEqual(other.shape) || one.dtype != other.dtype)
            return false;
        if (one.device_type == DeviceType.META || other.device_type == DeviceType.META)
            return one.device_type == other.device_type;
        var (left, right) = (Plain(one), Plain(other));
        return left.numel() == 0 || left.isclose(right, Tolerance, Tolerance, true).all().item<bool>();
    }

    public static string Text(IReadOnlyList<Tensor> results) =>
        results.Count == 0 ? "nothing" : string.Join("; ", results.Select(Text));

    public static string Text(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        if (tensor.device_type == DeviceType.META)
            return "without values";
        var numbers = Plain(tensor).flatten();
        if (numbers.is_complex())
            numbers = numbers.real;
        var shown = Enumerable.Range(0, (int)Math.Min(3, numbers.numel()))
            .Select(i => numbers[i].item<double>().ToString("G4", CultureInfo.InvariantCulture));
        return $"{tensor.dtype} [{string.Join(' ', tensor.shape)}] {string.Join(' ', shown)}";
    }

    /// <summary>The tensors in a result, whatever it is: a tensor, a tuple, a list, a number.</summary>
    private static IEnumerable<Tensor> Tensors(object? result) => result switch
    {
        null => [],
        Tensor value => [value.detach()],
        ITuple several => Enumerable.Range(0, several.Length).SelectMany(i => Tensors(several[i])),
        bool truth => [tensor(truth)],
        int number => [tensor((long)number)],
        long number => [tensor(number)],
        double number => [tensor(number)],
        string => [],
        IEnumerable list => list.Cast<object?>().SelectMany(Tensors),
        _ => [],
    };

    private static Tensor Plain(Tensor value)
    {
        var dense = value.is_sparse ? value.to_dense() : value;
        return dense.is_complex() ? dense.to(ScalarType.ComplexFloat64) : dense.to(ScalarType.Float64);
    }
}
