# A picture that kept a reading process for too long, and those who waited behind it.
refusal-too-slow = This picture took me too long to read, so I gave it up. Please send it as a photo, or send a simpler one.
short-too-slow = took too long
wait-stuck = Reading is stuck just now, and begins anew in a moment. Your picture is not lost: the answer comes a little later.
