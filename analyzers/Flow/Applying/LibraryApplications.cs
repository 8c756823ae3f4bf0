using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>A function of the library, applied: what it makes, and what there is to take down.</summary>
internal static class LibraryApplications
{
    public static Value Apply(LibraryObject library, ValueList given, Site site, CallPlace place, IRecorder recorder)
    {
        var arguments = given.Map(argument => argument is Choice { Common: var whatever } && whatever != Value.Unknown && (!whatever.IsVague || library.Function.Settles(whatever)) ? whatever : argument);
        var function = library.Function;
        if (function.IsObserved && arguments.Count > 0)
        {
            if (arguments[0].IsSymbolic)
                recorder.Open(new DeferredUse(library, arguments, site, PlaceOf(site, place)));
            else if (arguments[0] != Value.Unknown)
                recorder.Decided(new Observation(function, arguments, site, PlaceOf(site, place)));
        }

        if (function.OverwritesInput && arguments.Count > 0)
            recorder.Overwritten(arguments[0]);
        if (function.Apply(arguments, () => OriginsOf(library, site)) is { } result)
            return result;
        return arguments.AnySymbolic ? new Application(library, arguments, site).Bounded() : Value.Unknown;
    }

    /// <summary>Where a use is taken down: where it is written, unless a call brought it.</summary>
    public static Place PlaceOf(Site site, CallPlace place) => place.Call == site.Call ? site.Argument : place.Call;

    /// <summary>Where what is made comes from: where the object was made, and where it is applied.</summary>
    private static OrderedSet<Origin> OriginsOf(LibraryObject library, Site site)
    {
        var origins = library.Creations.Items.Select(creation => new Origin(site.Call, library.Function, site.Member, creation)).ToList();
        return origins.Count == 0
            ? OrderedSet<Origin>.Of(new Origin(site.Call, library.Function, site.Member))
            : origins.Select(OrderedSet<Origin>.Of).Aggregate((left, right) => left.Union(right));
    }
}
