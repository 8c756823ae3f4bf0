using System.Reflection;
using LibraryComparison.Calls;

namespace LibraryComparison.Functions;

/// <summary>An overload that takes a number gives what the one that takes a list gives for a list of this number.</summary>
internal sealed class Overloads : ICheck
{
    private static readonly long[] ListOfOne = [1];

    public string Name => "a number against a list of one";

    public int Compared { get; private set; }

    public IEnumerable<Difference> Run()
    {
        Compared = 0;
        foreach (var group in LibraryFunctions.All.GroupBy(method => (method.DeclaringType, method.Name)))
        {
            var found = from one in @group
                        from list in @group
                        let index = Single(one, list)
                        where index >= 0
                        let difference = Behaviour(one, list, index)
                        where difference is not null
                        select new Difference(Name, Signature.Of(list), difference);
            foreach (var difference in found)
                yield return difference;
        }
    }

    /// <summary>The parameter that is a number in one and a list of numbers in the other, where all the others before it are the same.</summary>
    private static int Single(MethodInfo one, MethodInfo list)
    {
        var (numbers, lists) = (LibraryFunctions.Rest(one), LibraryFunctions.Rest(list));
        for (var i = 0; i < Math.Min(numbers.Length, lists.Length); i++)
        {
            if (numbers[i].ParameterType == typeof(long) && lists[i].ParameterType == typeof(long[]))
                return numbers[i].Name == lists[i].Name && MayBeLeftOut(numbers[(i + 1)..]) && MayBeLeftOut(lists[(i + 1)..]) ? i : -1;
            if (numbers[i].ParameterType != lists[i].ParameterType)
                return -1;
        }

        return -1;
    }

    private static bool MayBeLeftOut(ParameterInfo[] parameters) => parameters.All(parameter => parameter.HasDefaultValue);

    private string? Behaviour(MethodInfo one, MethodInfo list, int index)
    {
        foreach (var accepted in Accepted.Of(one).Where(accepted => accepted.First.dim() > 1))
        {
            var number = accepted.Arguments;
            if (ArgumentValues.Usual(LibraryFunctions.Rest(list), accepted.Input) is not { } numbers)
                return null;
            number.AsSpan(0, index).CopyTo(numbers);
            var single = LibraryFunctions.Call(one, accepted.First, ArgumentValues.With(number, index, 1L));
            var several = LibraryFunctions.Call(list, accepted.First, ArgumentValues.With(numbers, index, ListOfOne));
            if (single is null || several is null)
                continue;
            Compared++;
            return Outcome.Same(single.Results, several.Results) ? null : $"{Outcome.Text(several.Results)}; of the number {Outcome.Text(single.Results)}";
        }

        return null;
    }
}
